"""Files as city halls keep them, made for a test."""

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from intents.tables.headings import Table
from intents.tables.names import Names, names_now
from intents.tables.planning import Plan, plan
from intents.tables.reading import read_table

TOPICS = {"waste": {"ja": "ごみ", "en": "Garbage"}, "living": {"ja": "くらし", "en": "Daily life"}, "certificates": {}}
SENSITIVITIES = {"ordinary": {"ja": "通常", "en": "Ordinary"}, "delicate": {"ja": "配慮が必要", "en": "Delicate"}}
NEW = {
    "識別名": "bulky",
    "言語": "日本語",
    "担当課": "総合案内",
    "分野": "ごみ",
    "見出し": "粗大ごみ",
    "質問": "粗大ごみはどう出しますか。",
    "回答": "電話で予約してください。",
    "市民の書き方の例": "粗大ゴミ出したい",
    "出典": "https://www.city.example/bulky",
    "有効開始日": "2026-04-01",
    "有効終了日": "",
    "見直し期限": "2027-03-31",
}
HEADINGS = tuple(NEW)


def names() -> Names:
    return names_now(TOPICS, SENSITIVITIES)


def row(**changed: str) -> list[str]:
    """The row of a new answer, with some of its cells by their headings."""
    assert set(changed) <= set(NEW)
    return list({**NEW, **changed}.values())


def as_csv(*rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(*rows: Sequence[Any], merged: Sequence[str] = (), sheets: Sequence[str] = ("FAQ",)) -> bytes:
    """Rows stand in the last of the sheets; the others hold a remark."""
    book = Workbook()
    book.remove(book.active)
    for name in sheets[:-1]:
        book.create_sheet(name)["A1"] = "使い方のメモ"
    page = book.create_sheet(sheets[-1])
    for each in rows:
        page.append(list(each))
    for cells in merged:
        page.merge_cells(cells)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def as_excel_writes(*rows: Sequence[str], before_texts: str = "") -> bytes:
    """As Excel itself keeps texts: in a table of their own, each once, with the readings of the input method."""
    texts = list(dict.fromkeys(text for row in rows for text in row))
    cells = [
        f'<row r="{number}">{"".join(f"""<c t="s"><v>{texts.index(text)}</v></c>""" for text in row)}</row>'
        for number, row in enumerate(rows, 1)
    ]
    reading = '<rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_NS} xmlns:r="{_REL}">'
        '<sheets><sheet name="FAQ" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {_NS}><sheetData>{''.join(cells)}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"{before_texts}<sst {_NS}>"
        + "".join(f"<si><t>{escape(text)}</t>{reading}</si>" for text in texts)
        + "</sst>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(data: bytes, name: str = "faq.csv") -> Table:
    return read_table(data, name)


def planned(data: bytes, name: str = "faq.csv") -> Plan:
    return plan(read(data, name), names())
