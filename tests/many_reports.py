"""Any number of short invented reports of many outlets and days, some of one event: what long runs are tried on."""

import datetime as dt
import json
import random

PLACES = ("الحسكة", "الموصل", "كركوك", "أربيل", "دير الزور", "الرقة", "تدمر", "الفلوجة", "بعقوبة", "سامراء")
ACTS = (
    "قصفت طائرة مسيرة موقعا عسكريا قرب مدينة {place} فجر {day}، ما أسفر عن مقتل {n} جنود وإصابة {m} آخرين.",
    "انفجرت عبوة ناسفة في سوق بمدينة {place} صباح {day} وقتل {n} مدنيين، بحسب مصدر أمني.",
    "قال متحدث عسكري إن مسلحين هاجموا حاجزا للشرطة في {place} مساء {day} وقتلوا {n} من عناصره.",
    "سقطت صواريخ على محيط مدينة {place} يوم {day} من دون وقوع إصابات.",
)
COUNTED = "وأحصى المرصد السوري لحقوق الإنسان {n} هجوما في مدينة {place} خلال الأسبوع الماضي."
EVERY = 5
"""Reports of which one gives a count of attacks, too: a tally."""
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def write(path, number, seed=7):
    """Write so many reports as JSON Lines; the same seed gives the same."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for at in range(number):
            published = dt.date(2024, 3, 1) + dt.timedelta(days=at // 40)
            day = day_before(published)
            told = [one(chance, day) for _ in range(2)]
            if at % EVERY == 0:
                told.append(COUNTED.format(n=11 + at % 80, place=PLACES[at // EVERY % len(PLACES)]))
            row = {"doc_id": f"r-{at:05}", "outlet": f"outlet-{at % 7}", "published": published.isoformat(), "text": "\n".join(told)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def day_before(day):
    return DAYS[(day.weekday() - 1) % 7]


def one(chance, day):
    killed, injured = chance.randint(3, 9), chance.randint(3, 9)
    return chance.choice(ACTS).format(place=chance.choice(PLACES), day=day, n=killed, m=injured)
