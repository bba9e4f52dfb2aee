"""Names that are also ordinary words: looked for only as part of a whole name, or after a title."""

from __future__ import annotations

_WORDS = """
amber and april art ash august baker bank banks barber barn beck bell best bill bird bishop black blue
bond book bridge brook brooks brown burn bush butler carter case castle chance chase christian church
city clay clear close cloud coast cole constant cook cope corner county court cross daisy dale dawn day
dean drew duke earl earnest east english ernest eve fair faith farm farmer field fields fisher flood
flower ford forest fox frank free freeman french friend gale gates gay gene glen gold good grace grant
gray green grey guy hall hand hands hardy hart hazel heath heather hill home hope house hunt hunter iris
ivy jade jasmine joy judge june justice key kind king knight lake lamb lance lane large last law leaf
lily little long lord love lucky major man manner mark marsh marshall mason may mellow melody mercy
merry might miles mill miller miss misty monday moon moor morning new newman nice noble norm north note
notes olive opal page paige parent park pass pat path peace pearl penny person pike pip plant play plum
police pool pope poppy porter post potter power practice price prior proctor profit prudence purse quick
rain randy ray read reading reason record reed rest rice rich ring rivers road rock rose royal ruby rush sage
salt sand savage self senior sergeant sharp sheet shepherd ship short side silver singer sky small smart
smoke snow sonny south spring squire stand star steel stew still stone strange street strong sue summer
sunny surgery sweet swift tab temple the thorn tiger tower town trinity trust usher vale van verity
victor viola violet wait wall ward waters way weaver well west wheeler white wild will wise wolf wood
woods work worth wren yard young
"""
ORDINARY = frozenset(_WORDS.split())
