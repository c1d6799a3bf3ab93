"""Arabic writing at random, for property tests: letters and their variants, marks, controls, digits, punctuation."""

from hypothesis import strategies as st

ARABIC = st.text(
    st.one_of(
        st.sampled_from("أإآٱابتثجحخدذرزسشصضطظعغفقكلمنهويىئؤةء"),
        st.sampled_from("\u064b\u0651\u0670\u0640\u0640\u200f\u200e\u200c\u202b\u202c\ufeff\u00ad\u0654\u06e5"),
        st.sampled_from("  \n\r\t\u00a0\u2003\u2028.،,:؛؟!…«»\"'“”()-–/%٪"),
        st.sampled_from("0123456789٠١٢٣۴۵٫٬²½"),
        st.sampled_from("ﻻﻼﷲﷺ﷼ﺍﻟﻣﹷﱠﳲﴼ﴾﷽"),
        st.sampled_from("گپچژڤکیہھےabcXYZé_#🇮"),
    ),
    max_size=40,
)
ANY = st.one_of(ARABIC, st.text(max_size=30))
