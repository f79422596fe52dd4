"""The whole review: a colleague's part, then two days at the delegate's own desk."""

from __future__ import annotations

from pathlib import Path

from docs.play.camera import Camera
from docs.play.desk import Day, Desk
from docs.play.third import write_third_version

DELEGATE, COLLEAGUE = "Trần Thị Bình", "Lê Văn Hòa"


def play(desk: Desk, camera: Camera | None = None) -> None:
    """Play the whole review, and take the pictures on the way."""
    bundle = colleague_reviews(desk)
    with desk.sit_down(camera) as day:
        first_day(day)
    with desk.sit_down(camera) as day:
        second_day(day, desk.folder, bundle)


def colleague_reviews(desk: Desk) -> Path:
    """Let a colleague review the same report at a desk of their own; return the bundle they send."""
    other = Desk(desk.folder.parent / "hoa", desk.language)
    bundle = other.folder / "le-van-hoa.zip"
    with other.sit_down() as day:
        day.review.open_sample()
        day.review.sign(COLLEAGUE)
        day.share.assess_as_a_colleague()
        day.share.send(bundle)
    return bundle


def first_day(day: Day) -> None:
    """Read the report and assess it."""
    review = day.review
    review.open_sample()
    review.sign(DELEGATE)
    review.walk()
    review.assess()
    review.ask()
    review.support()
    review.put_aside()
    review.tie()
    review.mark_by_hand()
    review.find()
    review.leave_search()
    review.look_over()
    review.darken()


def second_day(day: Day, folder: Path, bundle: Path) -> None:
    """Hear a colleague, hand in what was found, and look at the versions that come later."""
    day.review.reopen()
    day.share.receive(bundle)
    day.share.adopt(COLLEAGUE)
    day.share.sum_up(folder / "tong-hop-cua-ban.docx")
    day.share.export(folder / "bang-tong-hop.docx")
    day.share.export_questions(folder / "cau-hoi.docx")
    day.share.print_pages(folder / "bao-cao-da-soat.pdf")
    day.compare.compare()
    day.compare.look_again()
    day.compare.draw()
    day.compare.leave()
    day.compare.open_third(write_third_version(folder / "bao-cao-mau-ban-3.docx"))
    day.compare.follow()
    day.compare.leave()
    day.keep.open_pages(folder / "bao-cao-da-soat.pdf")
    day.keep.put_into_session()
    day.keep.search()
