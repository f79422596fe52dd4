"""The one style sheet, a template that is filled from the roles of a theme.

Properties a widget may set: kind = "primary" | "plain" | "link" | "chip" for buttons, "card" for frames,
"muted" for labels; fonts are set by QFont, never here, so that the text size can change.
"""

from __future__ import annotations

from string import Template

STYLE = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QSplitter::handle { background: $border; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 6px 8px; }
QLabel[kind="muted"] { color: $muted; }
QFrame[kind="card"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
QMenuBar { background: transparent; }
QMenuBar::item { padding: 6px 12px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QPushButton { background: $raised; border: 1px solid $field; border-radius: 6px; padding: 0 12px; min-height: 30px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[kind="primary"] { background: $accent; border-color: $accent; color: $on_accent; min-height: 42px; }
QPushButton[kind="primary"]:focus { border: 2px solid $on_accent; }
QPushButton[kind="plain"] { background: transparent; border-color: transparent; padding: 0 8px; }
QPushButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="plain"]:checked { background: $accent_soft; color: $accent_ink; }
QPushButton[kind="plain"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent_ink; padding: 0 2px; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 1px; }
QPushButton[kind="chip"] { border-color: $border; border-radius: 14px; min-height: 26px; padding: 0 10px; }
QPushButton[kind="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent_ink; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 9px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:checked { background: $accent_soft; }
QRadioButton { spacing: 8px; min-height: 24px; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $muted; border-radius: 7px;
  background: $raised; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; background: $on_accent; }
QRadioButton::indicator:focus { border-color: $accent; }
QLineEdit, QPlainTextEdit, QComboBox { background: $raised; border: 1px solid $field; border-radius: 6px;
  padding: 0 8px; selection-background-color: $select; selection-color: $text; }
QLineEdit, QComboBox { min-height: 30px; }
QPlainTextEdit { padding: 4px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 7px; }
QPlainTextEdit:focus { padding: 3px; }
QTreeView, QListView, QTableView { background: $window; border: none; outline: none; gridline-color: $border;
  selection-background-color: $accent_soft; selection-color: $text; }
QHeaderView::section { background: $window; color: $muted; border: none; padding: 6px 8px;
  border-bottom: 1px solid $border; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $muted; border: none; padding: 7px 14px; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $accent_ink; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { background: $accent_soft; }
QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
