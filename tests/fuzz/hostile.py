"""Texts that were made to leave the place where they are put, by what reads that place."""

HTML = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>",
    "</title><b>x",
    '" onmouseover="alert(1)', "' onmouseover='alert(1)", '"><svg onload=alert(1)>', "&lt;b&gt; &amp; &#60;b", "<!-- x",
    "a < b > c & d", 'He said "no" & left', "--> x", "javascript:alert(1)", "< script >alert(1)",
]  # fmt: skip
JINJA = ["{{ 7 * 7 }}", "{% raw %}", "{# x #}", "{ { 7*7 } }", "$title ${title} %(title)s {0} {title}"]
MARKDOWN = [
    "*a* _b_ ~c~", "**a**", "`a`", "[a](javascript:alert(1))", "![a](https://evil.example/x.png)", "[a]: javascript:x",
    "*x*{ onclick=alert(1) style=position:fixed }", "{ #top .kb-x onclick=alert(1) }", "# a", "> a", "a | b | c",
    "- a", "1. a", "!!! note", "[a][b]", "<https://evil.example/>", "\\*a\\*", "^1^", "[^1]", "*[HTML]: x",
    "[TOC]", "a  ", "--- ",
]  # fmt: skip
FILES = [
    "ER  - ", "A\nER  - \nTY  - JOUR", "TY  - JOUR", "}", "{", "} @misc{x, title = {y}}", "\\input{x}", "a \\",
    "50 % off",
    "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-1+1", "@SUM(1)", '"a","b"', "a,b;c", "]]>", "<![CDATA[", "&xxe;",
    "END:VEVENT", "a\r\nEND:VCALENDAR", "\\n;,", '"}]', '"],"x":["', "\u2028", "//", "/*", "*/", "`${1}`",
    "'; DROP TABLE x",
    "%00", "../../x", "#", "~", "$x$", "~a_b^c~",
]  # fmt: skip

ALL = [*HTML, *JINJA, *MARKDOWN, *FILES]
