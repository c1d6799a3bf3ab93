"""Where an event was: the place told for it, by name and by country, among all that its text tells of places."""

import pytest
from invented import claims, words

# text, type of the event, its place, the country
TOLD = [
    # the noun of an area with a word behind it is a name where its side of a town follows
    ("نصبت جبهة السهل كمينا لدورية نخيلية في منطقة العلم شرق سدرة.", "armed_attack", "منطقة العلم", "XA"),
    ("قصف الطيران الساحلي منزلا في منطقة المسلحين شرق سدرة.", "strike", "شرق سدرة", "XA"),
    # what lies in a direction ends the name before it
    ("قتل ستة جنود في كمين قرب قرية زنبقيا شمال مرجانة.", "armed_attack", "قرية زنبقيا", "XA"),
    ("سيطر الجيش النخيلي على قرية تلنيكوي غربي سدرة.", "capture", "قرية تلنيكوي", "XA"),
    ("قصفت جبهة السهل حي الصحفيين غرب مرجانة.", "strike", "حي الصحفيين", "XA"),
    ("قتل جنود في كمين على قرية شمال شرقي سدرة.", "armed_attack", "قرية شمال شرقي سدرة", "XA"),
    # the outskirts of an unknown town tell more than the side of a known one; a mountain more than a province
    ("قصف الطيران النخيلي أطراف بلدة كنصفيرة جنوب سدرة.", "strike", "أطراف بلدة كنصفيرة", "XA"),
    ("انفجر لغم بعربة عسكرية في جبل الصوان جنوب سدرة.", "bombing", "جبل الصوان", "XA"),
    # a quarter is called after people, a camp is not
    ("انفجرت سيارة مفخخة في حي المعلمين بمدينة سدرة.", "bombing", "حي المعلمين", "XA"),
    ("قتل ثلاثة أشخاص بقصف على مخيم النازحين في سدرة.", "strike", "سدرة", "XA"),
    # the road is no name, and gives way to one
    ("قتل جندي بانفجار عبوة ناسفة بجوار الطريق بحي الرمان.", "bombing", "حي الرمان", "XA"),
    # "occurred" behind a definite act, "of high explosive" behind a bomb
    ("ذكرت مصادر أن الانفجار وقع داخل مسجد في بلدة سدرة.", "bombing", "بلدة سدرة", "XA"),
    ("فجر مسلحون عبوة شديدة الانفجار بآلية للجيش النخيلي عند مفرق العنب.", "bombing", "مفرق العنب", None),
    # behind "believed to be" the clause goes on
    ("قتل شخص في هجوم شنه من يشتبه بأنهم رجال من جبهة السهل في منطقة طرنفوش.", "armed_attack", "منطقة طرنفوش", "XA"),
    ("هاجم مسلحون يعتقد أنهم من جبهة السهل قرية في محافظة الهضبة.", "armed_attack", "محافظة الهضبة", "XA"),
    ("قبض الجيش النخيلي على سبعة شبان بمنطقة طرنفوش يشتبه في أنهم من جبهة السهل.", "arrest", "منطقة طرنفوش", "XA"),
    # sites called after people, by a day; not the street where he was on a day; the side of a town with an adjective and "of"
    ("سقطت قذائف على معسكر أبو موسى الأشعري.", "strike", "معسكر أبو موسى الأشعري", None),
    ("سقطت قذائف على مسجد أبي حنيفان.", "strike", "مسجد أبي حنيفان", None),
    # a site with a name of its own goes before the town that it stands in; whose it is is no name
    ("قصفت طائرات الجيش مستشفى طرنفوش في بلدة سدرة.", "strike", "مستشفى طرنفوش", "XA"),
    ("قصفت طائرات الجيش مستشفى شهداء سدرة في بلدة مرجانة.", "strike", "مستشفى شهداء سدرة", "XA"),
    ("قصفت طائرات الجيش مستشفى ميدانيا في بلدة سدرة.", "strike", "بلدة سدرة", "XA"),
    ("قصفت طائرات الجيش منزل طرنفوش في بلدة سدرة.", "strike", "بلدة سدرة", "XA"),
    ("انفجرت سيارة مفخخة قرب جسر الأئمة في سدرة.", "bombing", "جسر الأئمة", "XA"),
    ("انفجرت سيارة مفخخة قرب مبنى الشرطة في سدرة.", "bombing", "سدرة", "XA"),
    # a bare name that no list knows is a town where forces shell, enter or take it; a man is none
    ("قصف الجيش النخيلي طرنفوش جنوب سدرة.", "strike", "طرنفوش", "XA"),
    ("اقتحم الجيش النخيلي طرنفوش جنوب سدرة.", "armed_attack", "طرنفوش", "XA"),
    ("استعاد الجيش النخيلي طرنفوش من مسلحي جبهة السهل.", "capture", "طرنفوش", "XA"),
    ("استهدفت طائرة مسيرة الطرنفوشي في سدرة.", "strike", "سدرة", "XA"),
    ("استهدفت غارة ساحلية طرنفوش في سدرة.", "strike", "سدرة", "XA"),
    # "despite", "instead of" are of no name; a district "of" its province
    ("قصف الجيش بلدة طرنفوش رغم الهدنة.", "strike", "بلدة طرنفوش", None),
    ("قصف الجيش بلدة طرنفوش بدلا من الجبل.", "strike", "بلدة طرنفوش", None),
    ("هاجم مسلحون مركزا للشرطة في معتمدية طرنفوش.", "armed_attack", "معتمدية طرنفوش", None),
    ("سقطت قذائف على جسر الرئيس سالم الريحاني.", "strike", "جسر الرئيس سالم الريحاني", None),
    ("سقطت قذائف على حي 20 نوفمبر في سدرة.", "strike", "حي 20 نوفمبر", "XA"),
    ("سقطت قذائف على بلدة سدرة 7 يوليو.", "strike", "بلدة سدرة", "XA"),
    ("اندلعت اشتباكات عند المدخل الشرقي لمدينة سدرة.", "clash", "المدخل الشرقي لمدينة سدرة", "XA"),
    # one site told by whose it is, if no other place is told; not a house, nor a part of a site told before
    ("حاصر نحو مئة مسلح ملثم مبنى وزارة الري ساعتين.", "capture", "مبنى وزارة الري", None),
    ("حاصر نحو مئة مسلح ملثم مبنى وزارة الري في سدرة.", "capture", "سدرة", "XA"),
    ("قصفت القوات الساحلية منزل الوزير سالم الريحاني.", "strike", None, None),
    ("قصفت القوات الساحلية فناء المدرسة.", "strike", None, None),
    # an ordinary word is a town behind a preposition where the text speaks further off of the place that vouches for it
    ("تقدمت القوات الساحلية أمس الأول باتجاه مدينة مرجانة. وانفجرت سيارة مفخخة في البيضاء أمس.", "bombing", "البيضاء", "XA"),
    # so is one that is no other noun where it speaks of any place of its land, and none where it speaks of other lands only
    ("تقدمت القوات الساحلية أمس الأول باتجاه مدينة سدرة. وانفجرت سيارة مفخخة في البيضاء أمس.", "bombing", "البيضاء", "XA"),
    ("تقدمت القوات الساحلية أمس الأول باتجاه مدينة رأس المرجان. وانفجرت سيارة مفخخة في البيضاء أمس.", "bombing", None, "XB"),
    ("تقدمت القوات الساحلية أمس الأول باتجاه مدينة سدرة. وانفجرت سيارة مفخخة بيضاء أمس.", "bombing", None, "XA"),
    # who fled to a town left another; who entered one did there what he did next
    ("فر المسلحون نحو بلدة سدرة في محافظة السهل.", "withdrawal", None, "XA"),
    ("دخلت دورية نخيلية إلى بلدة سدرة واعتقلت ثلاثة رعاة.", "arrest", "بلدة سدرة", "XA"),
    ("اقتحمت القوات النخيلية بلدة سدرة جنوب مرجانة واعتقلت ثلاثة شبان.", "arrest", "بلدة سدرة", "XA"),
    # what came of an act was where it was; "where" is in the place ahead of it; joined acts of one doer share the place behind them
    ("أصيب شاب في مخيم الياسمين خلال مواجهات مع القوات النخيلية.", "clash", "مخيم الياسمين", "XA"),
    ("قتل ثلاثة أشخاص في سدرة جراء قصف نخيلي.", "strike", "سدرة", "XA"),
    ("قصف الجيش النخيلي مواقع للمسلحين ردا على هجوم في سدرة.", "strike", None, "XA"),
    ("وصلت القوات النخيلية إلى بلدة سدرة حيث قصفت مواقع المسلحين.", "strike", "بلدة سدرة", "XA"),
    ("دمر الجيش النخيلي عشرات المنازل وفجر مسجدا وسط سدرة.", "destruction", "سدرة", "XA"),
    ("دمر الجيش النخيلي عشرات المنازل وهاجم مسلحون قاعدة في سدرة.", "destruction", None, "XA"),
    # what went on when it happened tells where it happened; what was thrown then was not thrown there
    ("قال الجيش إن الانفجار وقع عندما كانت دورية تعبر جسرا في بلدة سدرة.", "bombing", "بلدة سدرة", "XA"),
    ("اعتقلت القوات النخيلية شابين خلال مداهمة منازل في بلدة سدرة.", "arrest", "بلدة سدرة", "XA"),
    ("قتل طفل بانفجار عبوة كان مسلحون زرعوها خلال هجومهم على سدرة.", "bombing", None, "XA"),
    # so does what its doer did before; not what others did
    ("خطف مسلحون ثلاثة عمال بعد اقتحامهم بلدة سدرة.", "abduction", "بلدة سدرة", "XA"),
    ("انسحب الجيش النخيلي بعد محاصرة بلدة سدرة.", "withdrawal", None, "XA"),
    # so are those hurt in a town "when" or "after" something was done to them; not what others did when it was
    ("أصيب خمسة عمال في بلدة سدرة بعدما استهدفت مسيرة ساحلية شاحنتهم.", "strike", "بلدة سدرة", "XA"),
    ("قتل ثلاثة جنود في حي البستان حين انفجرت عبوة ناسفة بدوريتهم.", "bombing", "حي البستان", "XA"),
    ("لقي راعيان حتفهما في قرية عين الصفصاف عندما هاجم مسلحون حظيرة.", "armed_attack", "قرية عين الصفصاف", "XA"),
    ("اجتمع الوزراء في مدينة سدرة عندما فتح مسلحون النار على حاجز.", "armed_attack", None, "XA"),
    # the side of a town tells where the province of another lies, and is more exact than its own; what a convoy is for is no act
    ("قتل ستة جنود في هجوم صاروخي على معسكر في محافظة الهضبة شرقي مدينة سدرة.", "strike", "محافظة الهضبة", "XA"),
    ("قتل ستة جنود في هجوم صاروخي على معسكر في محافظة السهل شرقي مدينة سدرة.", "strike", "شرقي مدينة سدرة", "XA"),
    ("هاجم مسلحون قافلة إغاثة على طريق سدرة - مرجانة.", "armed_attack", "طريق سدرة - مرجانة", "XA"),
    # between two towns is at the first, and one act; what joins two towns is at neither
    ("هاجم مسلحون حافلة ركاب بين مدينتي سدرة ومرجانة.", "armed_attack", "سدرة", "XA"),
    ("هاجم مسلحون قطارا يربط بين مدينتي سدرة ومرجانة.", "armed_attack", None, "XA"),
    ("اندلعت اشتباكات بين الجيش النخيلي وجبهة السهل في بلدة سدرة.", "clash", "بلدة سدرة", "XA"),
    # so far from a town, in words
    ("سقطت قذيفة على بعد كيلومترين من مدينة سدرة.", "strike", "مدينة سدرة", "XA"),
    ("سقطت قذيفة على بعد كيلومتر واحد من مدينة سدرة.", "strike", "مدينة سدرة", "XA"),
    ("سقط صاروخ على بعد مئات الأمتار من مدينة سدرة.", "strike", "مدينة سدرة", "XA"),
    # a side of a town tells where the region ahead of it lies; a valley of any name is a place
    ("هاجم مسلحون دورية في وادي الريحان شرق مرجانة.", "armed_attack", "وادي الريحان", "XA"),
    ("هاجم مسلحون دورية في منطقة وادي العسل شرق مرجانة.", "armed_attack", "منطقة وادي العسل", "XA"),
    ("قتل جندي في كمين في منطقة تل حجر جنوب سدرة.", "armed_attack", "منطقة تل حجر", "XA"),
    # a name that no list knows is where it happened under "in" and "near", with its side, and where ground was taken or raided
    ("قتل ثلاثة أشخاص في انفجار في طرنفوشكا.", "bombing", "طرنفوشكا", None),
    ("قتل مدنيان بقصف قرب طرنفوشكا.", "strike", "طرنفوشكا", None),
    ("قصفت القوات النخيلية مواقع شرق طرنفوشكا.", "strike", "شرق طرنفوشكا", None),
    ("سيطرت القوات النخيلية على طرنفوشكا بعد معارك عنيفة.", "capture", "طرنفوشكا", None),
    ("شنت طائرات نخيلية غارات على طرنفوشكا.", "strike", "طرنفوشكا", None),
    # a person is no place, nor is a common word that no list knows
    ("استهدفت غارة نخيلية طرنفوش وهو في سيارته.", "strike", None, None),
    ("قتل ثلاثة أشخاص بالرصاص في تحريجات.", "armed_attack", None, None),
    # the name of a town stands behind the noun that tells what it is
    ("قصفت القوات الساحلية العاصمة مرجانة.", "strike", "العاصمة مرجانة", "XA"),
    ("قتل شرطيان بانفجار في المدينة الساحلية رأس المرجان.", "bombing", "المدينة الساحلية رأس المرجان", "XB"),
    # the place that opens a sentence is around those it goes on to name
    ("وفي مدينة مينا البحر في الساحل، قال سكان إن قذيفة سقطت على قرية طرنفوش.", "strike", "قرية طرنفوش", "XB"),
    # the adjective of a place tells its country, that of a base its owner
    ("فتح مسلح النار في مدينة كريستفورد الواحاتية.", "armed_attack", "مدينة كريستفورد الواحاتية", "XC"),
    ("قصفت طائرات مجهولة قاعدة زنبقيا الواحاتية في النخيل.", "strike", "قاعدة زنبقيا الواحاتية", "XA"),
    # a way that people pass is not where they act; who comes from inside a land acts outside it
    ("أحبط الجيش النخيلي محاولة تسلل لمسلحين إلى بلدة سدرة عبر وادي الريحان.", "clash", "بلدة سدرة", "XA"),
    ("دفع الجيش النخيلي بتعزيزات عسكرية إلى سدرة عن طريق مرجانة.", "mobilization", "سدرة", "XA"),
    ("أصيب رجل بسقوط قذيفة أطلقت من داخل الأراضي الساحلية على بلدة سدرة.", "strike", "بلدة سدرة", "XA"),
    # what is told further off in another country is another matter
    ("شهدت النخيل احتجاجات ضد العمليات العسكرية في مينا البحر.", "protest", "النخيل", "XA"),
    ("قصفت طائرات ساحلية مواقع في النخيل، وكانت قد أقلعت من مطار مينا البحر.", "strike", "النخيل", "XA"),
    # the first letter of a name behind "the area of" is no particle
    ("وقع الهجوم في منطقة وارنوج وقتل فيه جنديان.", "strike", "منطقة وارنوج", None),
    # what came of an act was where it was; what says more of an indefinite party is no act of its own
    ("قصف الطيران الساحلي مواقع في النخيل، ما أسفر عن مقتل عشرة مدنيين في بلدة سدرة.", "strike", "بلدة سدرة", "XA"),
    ("تبادلت القوات النخيلية إطلاق النار مع مسلحين تحصنوا داخل مدرسة في سدرة.", "clash", "سدرة", "XA"),
    # a statement was made where the text says that it was, and not where its matter is; a visit is where it goes
    ("ندد الرئيس النخيلي بالهجوم على القافلة في محافظة الهضبة.", "condemnation", None, None),
    ("رفضت جبهة السهل هدنة مع الجيش النخيلي في سدرة.", "rejection", None, None),
    ("وفي سدرة، هدد الرئيس النخيلي جبهة السهل بعملية عسكرية في محافظة الهضبة.", "threat", "سدرة", "XA"),
    ("طالب وزير الدفاع النخيلي في مؤتمر صحفي في مرجانة الساحل بسحب قواتها من سدرة.", "demand", "مرجانة", "XA"),
    ("زار وزير الخارجية الساحلي النخيل.", "consultation", "النخيل", "XA"),
    # a part is in the whole; the whole town may be struck from elsewhere
    ("قصف الجيش النخيلي الأحياء الشرقية من مدينة سدرة.", "strike", "مدينة سدرة", "XA"),
    ("أمطرت جبهة السهل مناطق مأهولة من سدرة بقذائف الهاون.", "strike", "سدرة", "XA"),
    ("أحرق مسلحون قسما كبيرا من مدينة سدرة.", "destruction", "مدينة سدرة", "XA"),
    ("قصف الجيش الساحلي المدينة من مرجانة.", "strike", None, "XA"),
    # a border is told by the state behind it; inside the borders of one is anywhere there
    ("اشتبك الجيش النخيلي مع مهربين عند الحدود مع الساحل.", "clash", "الحدود مع الساحل", None),
    ("قتل ثلاثة جنود بانفجار لغم على الحدود بين النخيل والساحل.", "bombing", "الحدود بين النخيل والساحل", None),
    ("خطف مسلحون راعيين قرب الحدود النخيلية.", "abduction", "الحدود النخيلية", "XA"),
    ("شهدت الحدود النخيلية - الساحلية اشتباكات بين الجيش النخيلي ومسلحين.", "clash", "الحدود النخيلية - الساحلية", "XA"),
    ("اندلعت اشتباكات بين الجيش النخيلي ومسلحين داخل الحدود النخيلية.", "clash", None, None),
    # with a state: the other that the text speaks of; a town that lies at the border of one, or an area beside it, is none of its own
    ("وصل الرئيس إلى سدرة. وقتل ثلاثة جنود في كمين على الحدود مع الساحل.", "armed_attack", "الحدود مع الساحل", "XA"),
    ("قتلت الشرطة النخيلية ثلاثة مسلحين في منطقة جبلية قرب الحدود الساحلية.", "armed_attack", "الحدود الساحلية", "XA"),
    ("قتل ثلاثة جنود في كمين في بلدة طرنفيه المحاذية للحدود الساحلية.", "armed_attack", "بلدة طرنفيه المحاذية للحدود الساحلية", None),
    (
        "قتل ثلاثة في ضربة جوية استهدفت المنطقة الجبلية النخيلية المحاذية للساحل.",
        "strike",
        "المنطقة الجبلية النخيلية المحاذية للساحل",
        "XA",
    ),
    ("أطلقت طائرة مسيرة صاروخا على منطقة نخيلية على الحدود الساحلية وقتلت ثلاثة.", "strike", "الحدود الساحلية", "XA"),
    # a name of ordinary words with its side in brackets
    ("انفجرت سيارة مفخخة في منطقة النبي يونس (شرق سدرة).", "bombing", "منطقة النبي يونس", "XA"),
    # people and ships are not always at home
    ("قتل جنديان ساحليان في انفجار عبوة ناسفة أمس.", "bombing", None, None),
    # "which is" names the town; the town saw more than the blasts; a town that saw a protest against an attack did not see that
    ("فجرت الجبهة ثلاث سيارات مفخخة في المدينة الرئيسية بالسهل وهي سدرة.", "bombing", "سدرة", "XA"),
    ("شهدت مدينة سدرة أسوأ موجة عنف أمس إثر سلسلة تفجيرات لسيارات مفخخة أسفرت عن مقتل أربعة.", "bombing", "مدينة سدرة", "XA"),
    # what was stopped was on its way there
    ("اعترضت القوات النخيلية صاروخا أطلق باتجاه سدرة.", "interception", "سدرة", "XA"),
    ("أسقط الجيش النخيلي مسيرتين كانتا في طريقهما إلى سدرة.", "interception", "سدرة", "XA"),
    ("دمر الجيش النخيلي سيارة مفخخة كان مسلحون ينوون تفجيرها في سدرة.", "interception", "سدرة", "XA"),
    # a house is no place by whose it is; who was in a land when he was hit was somewhere in it
    ("أضرم مسلحون النار في منزل ذويه في محافظة السهل.", "destruction", "محافظة السهل", "XA"),
    ("قتل قائد في ضربة نخيلية في الساحل عندما كانت سيارته تمر قرب بلدة مينا البحر.", "strike", "بلدة مينا البحر", "XB"),
    # a side told by an adjective of the compass is no adjective of the act
    ("قتل خمسة جنود في تفجير شرقي مدينة سدرة.", "bombing", "شرقي مدينة سدرة", "XA"),
    ("أصيب شرطيان في هجوم مسلح غربي العاصمة مرجانة.", "armed_attack", "غربي العاصمة مرجانة", "XA"),
    ("قتل مدنيان في قصف مدفعي جنوبي سدرة.", "strike", "جنوبي سدرة", "XA"),
    # the side of "the country" is a place, all over it is none
    ("قتل شرطيان في هجوم شنه مسلحون في شمال شرقي البلاد.", "armed_attack", "شمال شرقي البلاد", None),
    ("شن مسلحون هجمات في جميع أنحاء البلاد وقتلوا جنديين.", "armed_attack", None, None),
    # a side of a country is wider than its provinces
    ("قصف الجيش العراقي مواقع للمسلحين في محافظة الأنبار بغرب العراق.", "strike", "محافظة الأنبار", "IQ"),
    # a street called by a number, a quarter by a word that could be what we do, a town by a month
    ("اندلعت اشتباكات في شارع الستين بمدينة سدرة.", "clash", "شارع الستين", "XA"),
    ("قتل جنديان في هجوم نفذه مسلحون في حي الأربعين بمدينة سدرة.", "armed_attack", "حي الأربعين", "XA"),
    ("قتل سبعة أشخاص في قصف على حي نزال في مدينة سدرة.", "strike", "حي نزال", "XA"),
    # no town fights: the fights "of" it are there
    ("أسر الجيش النخيلي عددا من المسلحين خلال معارك مدينة سدرة.", "abduction", "مدينة سدرة", "XA"),
    ("تواصلت معارك سدرة وقتل فيها 12 عنصرا من جبهة السهل.", "clash", "سدرة", "XA"),
    # the act in whose course another was done, also behind what its doer did too
    ("قتل شرطي وأصيب آخر بالرصاص في هجوم وقع في زقاق بأحد أحياء سدرة.", "armed_attack", "أحد أحياء سدرة", "XA"),
    ("قالت الشرطة إنها اعتقلت عشرة أشخاص وصادرت أسلحة خلال مداهمات في مدينة سدرة.", "arrest", "مدينة سدرة", "XA"),
    ("أصيبت عائلة بحروق إثر استهداف مسلحين لمنزل العائلة وإحراقه في سدرة.", "destruction", "سدرة", "XA"),
    # what the sentence tells elsewhere, but not where its speaker sits
    ("تقدمت القوات النخيلية في حي الرمان وتمكنت من السيطرة على المستشفى.", "capture", "حي الرمان", "XA"),
    ("قال مدير المكتب في سدرة إن مسلحين قتلوا خمسة جنود.", "armed_attack", None, "XA"),
]


@pytest.mark.parametrize(("text", "kind", "place", "country"), TOLD)
def test_the_place_told_for_an_event(text, kind, place, country):
    document, found = claims(text, kind)
    assert [(words(document, claim.place), claim.country) for claim in found] == [(place, country)]


# text of two sentences, type of the second's event, its place
AFTERWARDS = [
    # a definite noun, alone or with the adjective of a state, returns to what was named
    ("قصفت جبهة السهل قاعدة النخلة. وقال ضابط إن ثلاثة جنود خطفوا قرب القاعدة.", "abduction", "قاعدة النخلة"),
    ("زار الوزير قاعدة النخلة وقاعدة المرجان. وهاجم مسلحون دورية قرب القاعدة النخيلية.", "armed_attack", "قاعدة النخلة"),
    ("اقتحم الجيش النخيلي مستشفى سدرة. وخطف مسلحون ثلاثة أطباء أمام المستشفى.", "abduction", "مستشفى سدرة"),
    ("هاجم مسلحون بلدة حدودية. وخطف مسلحون ثلاثة أطباء في البلدة.", "abduction", None),
    # a part of the town returns to its name
    ("دخلت دورية نخيلية مدينة سدرة. وقصفت جبهة السهل سوق المدينة.", "strike", "مدينة سدرة"),
    ("توغلت دورية نخيلية في مخيم الياسمين. وقصفت المدفعية أطراف المخيم الشرقية.", "strike", "مخيم الياسمين"),
    ("هاجم مسلحون مخفرا في سدرة، فرد الحراس، وقتل اثنان منهم خلال تبادل لإطلاق النار.", "clash", "سدرة"),
    # fighting follows on one ground; people are held, and another day's act is done, elsewhere
    ("سيطر الجيش النخيلي على بلدة سدرة. وقتل خمسة من جبهة السهل في اشتباكات مع الجيش.", "clash", "بلدة سدرة"),
    ("قتل ثلاثة أشخاص في تفجير بمسجد في سدرة. واعتقلت الشرطة رجلا كان على صلة بالمهاجم.", "arrest", None),
    ("قصف الجيش النخيلي بلدة سدرة. وأحرقت عشرات المنازل.", "destruction", "بلدة سدرة"),
    # the scene of an act is where that was
    ("فجر انتحاري سيارة في سدرة. وأبطلت الشرطة مفعول عبوة عثر عليها في موقع الانفجار.", "interception", "سدرة"),
    ("نصب مسلحون كمينا لدورية في بلدة سدرة. وأرسل الجيش النخيلي مروحيات إلى مكان الحادث.", "mobilization", "بلدة سدرة"),
    ("نصب مسلحون كمينا لدورية في بلدة سدرة. وأرسل الجيش النخيلي مروحيات إلى منطقة العمليات.", "mobilization", None),
    # another speaker tells of another place, or of none
    ("قال مسعفون إن ستة قتلوا بانفجار قنبلة في سدرة. وقال الجيش النخيلي إنه قصف عشرين هدفا بمسيرات.", "strike", None),
    ("قصفت جبهة السهل اليوم بلدة سدرة. وفي الشهر الماضي قتل خمسة جنود في اشتباكات مع الجبهة.", "clash", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), AFTERWARDS)
def test_the_place_that_an_earlier_sentence_tells(text, kind, place):
    document, found = claims(text, kind)
    assert [words(document, claim.place) for claim in found] == [place]


def test_the_text_below_names_the_site_in_the_town_of_the_headline():
    text = "غارة نخيلية تستهدف منزلين في سدرة\n\nقتل شخص وأصيب آخرون جراء استهداف القوات النخيلية منزلين في شارع الزنبق في سدرة."
    document, found = claims(text, "strike")
    assert [words(document, claim.place) for claim in found] == ["شارع الزنبق"]


def test_one_preposition_or_the_other_goes_on_a_list_of_places():
    document, found = claims("اندلعت اشتباكات بمدينة سدرة وفي بلدة عين الصفصاف.", "clash")
    assert [words(document, claim.place) for claim in found] == ["مدينة سدرة", "بلدة عين الصفصاف"]


# an attack told again with the quarter or the street in the town is one attack
ONE_ATTACK = [
    ("اغتال مسلحون ضابطا في سدرة. وقال شهود إن عملية الاغتيال وقعت في حي الزنبق.", "حي الزنبق"),
    ("خطف مسلحون طبيبا في مدينة سدرة. وذكر مصدر أمني أن عملية الخطف جرت في شارع مرجانة وسط المدينة.", "شارع مرجانة"),
]


@pytest.mark.parametrize(("text", "place"), ONE_ATTACK)
def test_a_return_names_the_place_within_the_town(text, place):
    document, found = claims(text)
    assert [words(document, claim.place) for claim in found] == [place]


def test_another_attack_in_a_quarter_is_another():
    _, found = claims("اغتال مسلحون ضابطا في سدرة. واغتال مسلحون قاضيا في حي الزنبق.", "armed_attack")
    assert len(found) == 2


def test_a_return_to_the_town_takes_no_name_from_what_was_told():
    text = "قصف الجيش النخيلي مواقع في بلدة سدرة. وقالت مصادر إن خمسة قتلوا في الاشتباكات التي اندلعت ليلا في هذه البلدة."
    document, found = claims(text)
    assert {words(document, claim.place) for claim in found} == {"بلدة سدرة"}


SEATED = [
    ("مرجانة - قال متحدث باسم شرطة سدرة إن انتحاريا فجر نفسه في مسجد وسط المدينة فقتل سبعة أشخاص.", "سدرة"),
    ("مرجانة - قال مسؤول في المستشفى إن انتحاريا فجر نفسه في مسجد وسط المدينة فقتل سبعة أشخاص.", "مرجانة"),
]


@pytest.mark.parametrize(("text", "place"), SEATED)
def test_whose_official_speaks_is_the_town_that_he_tells_of(text, place):
    document, [claim] = claims(text, "bombing")
    assert words(document, claim.place) == place
