"""Small packs, written into a folder of the test's own."""

from pathlib import Path

from bot.domain.answers import Entry
from intents.filling import entries_of_pack
from intents.sources import FileSource

SAMPLE_CITY = Path(__file__).parents[3] / "intents" / "packs" / "minatogawa"

CITY = """\
key: testcity
name: {ja: 試験市, en: Test City}
default_language: ja
time_zone: Asia/Tokyo
site_url: https://www.city.example/
default_department: general
retention_days: 90
"""

DEPARTMENTS = """\
- key: general
  name: {ja: 総合案内, en: Help Desk}
  phone: 0000-00-1100
  place: {ja: 本庁舎1階}
  room: ""
  languages: [ja, en]
  hours:
    mon: ["08:30-12:00", "13:00-17:15"]
    public_holidays: closed
    year_end: "12-29/01-03"
    special:
      2027-03-28: ["09:00-12:00"]
      2027-03-29: []
- key: citizens
  name: {ja: 市民課, en: Citizens Section}
  phone: 0000-00-1101
  place: {ja: 本庁舎2階}
  languages: [ja]
  hours: {tue: ["08:30-17:15"]}
"""

RESIDENCE = """\
- key: residence-certificate
  department: citizens
  topic: certificates
  title: {ja: 住民票の写し, en: Proof of residence}
  question: {ja: 住民票の写しはどこで取れますか。, en: Where can I get a certificate of residence?}
  source_url: https://www.city.example/residence
  valid_from: 2026-04-01
  review_by: 2027-03-31
  answers:
    ja: |
      市民課の窓口とコンビニで取れます。1通300円です。
    en: |
      At the Citizens Section and in convenience stores, 300 yen a copy.
  examples:
    ja: [住民票とりたい, 住民票コンビニで出せる？]
    en: [need my juminhyo]
"""

GARBAGE = """\
- key: garbage
  department: general
  topic: waste
  title: {ja: ごみの出し方, en: Garbage}
  question: {ja: ごみはいつ出せばいいですか。, en: When do I put out my garbage?}
  source_url: https://www.city.example/garbage
  valid_from: 2026-04-01
  review_by: 2027-03-31
  answers:
    ja: 燃やすごみは週2回、朝8時30分までに集積所へ出してください。
    en: Burnable garbage twice a week, by 8:30 in the morning.
  examples:
    ja: [ごみの日いつ, 燃えるゴミ何曜日]
    en: [what day is trash collected]
"""

DOG = """\
- key: dog
  department: general
  topic: living
  title: {ja: 犬の登録}
  question: {ja: 犬を飼い始めたら手続きがいりますか。}
  source_url: https://www.city.example/dog
  valid_from: 2026-04-01
  review_by: 2027-03-31
  answers: {ja: 30日以内に犬の登録をし、毎年狂犬病の予防注射を受けさせてください。}
  examples: {ja: [子犬をもらった, 狂犬病の注射いつまで]}
"""


def write_pack(
    folder: Path,
    *intents: str,
    city: str = CITY,
    departments: str = DEPARTMENTS,
) -> Path:
    (folder / "intents").mkdir(parents=True, exist_ok=True)
    (folder / "city.yaml").write_text(city, encoding="utf-8")
    (folder / "departments.yaml").write_text(departments, encoding="utf-8")
    (folder / "intents" / "all.yaml").write_text("".join(intents or (RESIDENCE, GARBAGE, DOG)), encoding="utf-8")
    return folder


def entries_in(folder: Path) -> list[Entry]:
    return entries_of_pack(FileSource(folder).read())
