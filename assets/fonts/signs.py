"""Adds the few signs that Noto Sans lacks (comparison, minus, arrows) from Noto
Sans Math, so that they do not depend on the fonts of the PC."""
import sys
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

SIGNS = "≥≤≠−√←↑→↓●"
base, signs, out = sys.argv[1:4]
have = TTFont(base).getBestCmap()
font = TTFont(signs)
options = subset.Options(layout_features=[], notdef_outline=False, glyph_names=False, hinting=False)
s = subset.Subsetter(options)
s.populate(unicodes=[ord(c) for c in SIGNS if ord(c) not in have])
s.subset(font)
for table in ("MATH", "GSUB", "GPOS", "GDEF", "STAT", "BASE"):
    if table in font:
        del font[table]
font.save(out + ".signs")
merged = Merger().merge([base, out + ".signs"])
for table, names in (("hhea", ("ascent", "descent", "lineGap")),
                     ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
                     ("head", ("yMin", "yMax", "xMin", "xMax"))):
    for name in names:  # the lines stay as high as they were
        setattr(merged[table], name, getattr(TTFont(base)[table], name))
merged["head"].modified = TTFont(base)["head"].modified
merged.recalcTimestamp = False
merged.recalcBBoxes = False
merged.save(out)
