"""The words of the program: English sources, one gettext catalogue, Vietnamese by default."""

from app.wording.catalogue import choose_language, current_language, plural, render, speaking, translate
from app.wording.message import Message

__all__ = ["Message", "choose_language", "current_language", "plural", "render", "speaking", "translate"]
