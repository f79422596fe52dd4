"""Every action of the window as data: menus, keys, the help on keys and the tests read this one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.wording import Message


class Menu(StrEnum):
    """The menus of the window, in their order."""

    FILE = "file"
    REVIEW = "review"
    VIEW = "view"
    COMPARE = "compare"
    HELP = "help"


MENU_TITLES: dict[Menu, Message] = {
    Menu.FILE: Message("&File"),
    Menu.REVIEW: Message("&Review"),
    Menu.VIEW: Message("&View"),
    Menu.COMPARE: Message("&Compare"),
    Menu.HELP: Message("&Help"),
}


class Act(StrEnum):
    """The name of each action."""

    OPEN = "open"
    SAMPLE = "sample"
    START = "start"
    EXPORT = "export"
    PRINT = "print"
    EXCHANGE = "exchange"
    IMPORT_REVIEW = "import_review"
    DELETE_REPORT = "delete_report"
    SETTINGS = "settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    VERIFIED = "verified"
    QUESTIONED = "questioned"
    INCONSISTENT = "inconsistent"
    UNREVIEWED = "unreviewed"
    NOTE = "note"
    QUESTION = "question"
    NEXT_ITEM = "next_item"
    PREVIOUS_ITEM = "previous_item"
    NEXT_FINDING = "next_finding"
    PREVIOUS_FINDING = "previous_finding"
    GO_TO = "go_to"
    PEEK = "peek"
    ADD_FIGURE = "add_figure"
    COPY = "copy"
    COPY_WORDS = "copy_words"
    ASIDE = "aside"
    LINK = "link"
    TIE = "tie"
    EVIDENCE = "evidence"
    HISTORY = "history"
    STOP = "stop"
    FIND = "find"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    ANY_ACCENTS = "any_accents"
    FIND_ITEMS = "find_items"
    GROUP_ITEMS = "group_items"
    FIND_IN_LIBRARY = "find_in_library"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL_SIZE = "normal_size"
    VIEW_TEXT = "view_text"
    VIEW_PAGES = "view_pages"
    VIEW_BOTH = "view_both"
    OVERVIEW = "overview"
    RESTORE_LAYOUT = "restore_layout"
    COMPARE = "compare"
    COMPARE_SAMPLE = "compare_sample"
    NEXT_CHANGE = "next_change"
    PREVIOUS_CHANGE = "previous_change"
    EXPORT_COMPARISON = "export_comparison"
    CLOSE_COMPARISON = "close_comparison"
    SAVE_COPY = "save_copy"
    RESTORE = "restore"
    CHECK = "check"
    KEYS = "keys"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `single` marks a plain letter that acts only while the page or the list has the focus."""

    id: Act
    menu: Menu
    text: Message
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    single: bool = False
    needs_report: bool = True
    group: int = 0


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(Act.OPEN, Menu.FILE, Message("&Open a report..."), ("Ctrl+O",), "open", needs_report=False),
    ActionSpec(Act.SAMPLE, Menu.FILE, Message("Try the &sample report"), (), "sample", needs_report=False),
    ActionSpec(Act.START, Menu.FILE, Message("&Recent reports"), ("Ctrl+W",), "library"),
    ActionSpec(Act.EXPORT, Menu.FILE, Message("&Export..."), ("Ctrl+E",), "export", group=1),
    ActionSpec(Act.PRINT, Menu.FILE, Message("&Print..."), ("Ctrl+P",), "print", group=1),
    ActionSpec(
        Act.EXCHANGE, Menu.FILE, Message("E&xchange with colleagues..."), ("Ctrl+Shift+X",), "colleagues", group=1
    ),
    ActionSpec(
        Act.IMPORT_REVIEW,
        Menu.FILE,
        Message("&Import a colleague's review..."),
        (),
        "drop",
        needs_report=False,
        group=1,
    ),
    ActionSpec(Act.DELETE_REPORT, Menu.FILE, Message("&Delete this report from the library..."), (), "delete", group=1),
    ActionSpec(Act.SETTINGS, Menu.FILE, Message("Se&ttings..."), ("Ctrl+,",), "settings", needs_report=False, group=2),
    ActionSpec(Act.QUIT, Menu.FILE, Message("&Quit"), ("Ctrl+Q",), needs_report=False, group=2),
    ActionSpec(Act.UNDO, Menu.REVIEW, Message("&Undo"), ("Ctrl+Z",), "undo"),
    ActionSpec(Act.REDO, Menu.REVIEW, Message("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    ActionSpec(Act.VERIFIED, Menu.REVIEW, Message("Verified"), ("V",), "verified", True, group=1),
    ActionSpec(Act.QUESTIONED, Menu.REVIEW, Message("Questioned"), ("Q",), "questioned", True, group=1),
    ActionSpec(Act.INCONSISTENT, Menu.REVIEW, Message("Inconsistent"), ("I",), "inconsistent", True, group=1),
    ActionSpec(Act.UNREVIEWED, Menu.REVIEW, Message("Unreviewed"), ("U",), "unreviewed", True, group=1),
    ActionSpec(Act.NOTE, Menu.REVIEW, Message("Write a note"), ("N",), "", True, group=1),
    ActionSpec(Act.QUESTION, Menu.REVIEW, Message("Write the question"), ("Shift+Q",), "question", True, group=1),
    ActionSpec(Act.NEXT_ITEM, Menu.REVIEW, Message("Next item"), ("J",), "", True, group=2),
    ActionSpec(Act.PREVIOUS_ITEM, Menu.REVIEW, Message("Previous item"), ("K",), "", True, group=2),
    ActionSpec(Act.NEXT_FINDING, Menu.REVIEW, Message("Next finding"), ("F8",), "next", group=2),
    ActionSpec(Act.PREVIOUS_FINDING, Menu.REVIEW, Message("Previous finding"), ("Shift+F8",), "previous", group=2),
    ActionSpec(Act.GO_TO, Menu.REVIEW, Message("Go to its place"), ("Return", "Enter"), "go_to", True, group=2),
    ActionSpec(Act.PEEK, Menu.REVIEW, Message("Peek at the other place"), ("P",), "peek", True, group=2),
    ActionSpec(
        Act.ADD_FIGURE, Menu.REVIEW, Message("Add the selected number as a figure..."), ("A",), "add", True, group=3
    ),
    ActionSpec(Act.ASIDE, Menu.REVIEW, Message("Not an error / take up again"), ("X",), "aside", True, group=3),
    ActionSpec(Act.LINK, Menu.REVIEW, Message("Link with another item"), ("L",), "link", True, group=3),
    ActionSpec(Act.TIE, Menu.REVIEW, Message("Numbers that add up..."), ("T",), "tie", True, group=3),
    ActionSpec(Act.EVIDENCE, Menu.REVIEW, Message("Add evidence..."), ("Ctrl+Shift+E",), "evidence", group=3),
    ActionSpec(Act.HISTORY, Menu.REVIEW, Message("History of the item"), ("H",), "history", True, group=3),
    ActionSpec(
        Act.STOP, Menu.REVIEW, Message("Stop linking or tying"), ("Esc",), "", True, needs_report=False, group=3
    ),
    ActionSpec(Act.COPY, Menu.REVIEW, Message("&Copy with citation"), ("Ctrl+C",), "", True, group=4),
    ActionSpec(Act.COPY_WORDS, Menu.REVIEW, Message("Copy the &words only"), ("Ctrl+Shift+C",), "", True, group=4),
    ActionSpec(Act.FIND, Menu.VIEW, Message("&Find in the report"), ("Ctrl+F",), "search", needs_report=False),
    ActionSpec(Act.FIND_NEXT, Menu.VIEW, Message("Find &next"), ("F3",)),
    ActionSpec(Act.FIND_PREVIOUS, Menu.VIEW, Message("Find &previous"), ("Shift+F3",)),
    ActionSpec(Act.ANY_ACCENTS, Menu.VIEW, Message("Find words with other &accents too")),
    ActionSpec(Act.FIND_ITEMS, Menu.VIEW, Message("Search the &items and notes"), ("Ctrl+Shift+I",), "search"),
    ActionSpec(
        Act.FIND_IN_LIBRARY,
        Menu.VIEW,
        Message("Find in &all reports"),
        ("Ctrl+Shift+F",),
        "library",
        needs_report=False,
    ),
    ActionSpec(Act.LARGER, Menu.VIEW, Message("&Larger text"), ("Ctrl++", "Ctrl+="), needs_report=False, group=1),
    ActionSpec(Act.SMALLER, Menu.VIEW, Message("&Smaller text"), ("Ctrl+-",), needs_report=False, group=1),
    ActionSpec(Act.NORMAL_SIZE, Menu.VIEW, Message("N&ormal size"), ("Ctrl+0",), needs_report=False, group=1),
    ActionSpec(Act.GROUP_ITEMS, Menu.VIEW, Message("&Group the items by section"), ("Ctrl+Shift+G",), group=2),
    ActionSpec(Act.VIEW_TEXT, Menu.VIEW, Message("&Text"), ("Ctrl+1",), group=4),
    ActionSpec(Act.VIEW_PAGES, Menu.VIEW, Message("Page &pictures"), ("Ctrl+2",), group=4),
    ActionSpec(Act.VIEW_BOTH, Menu.VIEW, Message("Te&xt and page pictures"), ("Ctrl+3",), group=4),
    ActionSpec(Act.OVERVIEW, Menu.VIEW, Message("O&verview"), ("F9",), "chart", group=3),
    ActionSpec(Act.RESTORE_LAYOUT, Menu.VIEW, Message("Restore the layout"), (), needs_report=False, group=3),
    ActionSpec(Act.COMPARE, Menu.COMPARE, Message("&Compare with another version..."), ("Ctrl+D",), "compare"),
    ActionSpec(Act.COMPARE_SAMPLE, Menu.COMPARE, Message("Compare the sample's two versions"), (), needs_report=False),
    ActionSpec(Act.NEXT_CHANGE, Menu.COMPARE, Message("&Next change"), ("F7",), "next", needs_report=False, group=1),
    ActionSpec(
        *(Act.PREVIOUS_CHANGE, Menu.COMPARE, Message("&Previous change"), ("Shift+F7",), "previous"),
        needs_report=False,
        group=1,
    ),
    ActionSpec(
        *(Act.EXPORT_COMPARISON, Menu.COMPARE, Message("&Write the comparison to a file..."), (), "export"),
        needs_report=False,
        group=1,
    ),
    ActionSpec(Act.CLOSE_COMPARISON, Menu.COMPARE, Message("Back to the report"), ("Ctrl+Shift+D",)),
    ActionSpec(Act.SAVE_COPY, Menu.HELP, Message("Save a &copy of the library..."), (), "saved", needs_report=False),
    ActionSpec(Act.RESTORE, Menu.HELP, Message("&Restore from a copy..."), (), "history", needs_report=False),
    ActionSpec(Act.CHECK, Menu.HELP, Message("Chec&k the library"), (), "library", needs_report=False),
    ActionSpec(Act.KEYS, Menu.HELP, Message("&Keys"), ("F1",), needs_report=False, group=1),
    ActionSpec(Act.ABOUT, Menu.HELP, Message("&About Thẩm Tra"), (), needs_report=False, group=1),
)

VERDICT_ACTS = (Act.VERIFIED, Act.QUESTIONED, Act.INCONSISTENT, Act.UNREVIEWED)
