"""Names that so many people have that the name alone says little."""

from __future__ import annotations

_SURNAMES = """
adams ahmad ahmed ali allen anderson armstrong arnold bailey baker barnes bell bennett
berger black brooks brown bryant burns butler campbell carpenter carter chang chen cheng
chin choi chou clark cole coleman collins cook cooper cox crawford cruz cunningham davies
davis diaz dixon dunn edwards ellis evans ferguson fisher fleming ford foster fox franklin
freeman fuchs garcia gibson gomez gonzalez gordon graham grant gray green greene griffin
hall hamilton hansen harris harrison hart hassan hayes henderson henry hernandez hill ho
hoffman holmes howard huang hughes hunt hunter hussein hussain ivanov jackson jacobs james
jansen jenkins jensen johnson johnston jones jordan kelly kennedy khan kim kennedy king
klein knight kuznetsov larsen lawrence lee lewis li lin liu long lopez macdonald mackay
marshall martin martinez mason matthews mcdonald miller mills mitchell moore morales
morgan morris morrison muller murphy murray myers nelson newman nguyen nichols nielsen
olsen olson owens palmer park parker patterson perez perkins perry peters petersen
peterson petrov phillips pham pierce popov porter powell price ramirez reed reid reyes
reynolds rice richards richardson rivera roberts robertson robinson rodriguez rogers ross
russell ryan sanchez sanders sato schmidt schneider scott shaw silva simmons simpson singh
smirnov smith snyder spencer stevens stewart stone suarez sullivan suzuki tanaka taylor
thomas thompson torres tran tucker turner walker wallace wang ward warren washington
watson weaver webb weber webster wells west white williams wilson wolf wood woods wright wu
yang young zhang zhukov
"""
_FORENAMES = """
abdul ahmad ahmed albert alexander alfred ali andrew anthony arthur benjamin carl charles
daniel david donald douglas edward edwin eric ernest francis frank fred frederick george
gerald hans harold harry hassan henry herbert howard hugh ivan jack james jean john joseph
jose juan karl kenneth lawrence leonard lewis louis martin mary michael mohamed mohammad
mohammed muhammad nicholas patrick paul peter philip phillip pierre ralph raymond richard
robert roger ronald roy samuel stephen theodore thomas vladimir walter william
"""

COMMON_SURNAMES = frozenset(_SURNAMES.split())
COMMON_FORENAMES = frozenset(_FORENAMES.split())

_SAME_FORENAME = """
alexander alec alex aleksandr alexandre alejandro
andrew andrei andrey andre andreas
anthony antoine antonio anton tony
basil vasily vasili vasiliy
charles karl carl carlos carlo
edward eduard edvard
eugene yevgeny evgeny evgeni yevgeni
frederick friedrich fritz frederic
george georgi georgiy georgii georges jorge georg
henry henri heinrich enrique
james jaime
john ivan jan jean johann juan giovanni
joseph josip josef jozef iosif jose yosef
louis luis ludwig
michael mikhail michel miguel
nicholas nikolai nikolay nicolae nicolas
paul pavel pablo
peter pyotr petr pierre pedro
philip philippe felipe
stephen stefan steven stepan etienne
theodore fedor fyodor
thomas tomas tommaso
william wilhelm guillaume guillermo
"""

# "Joseph Broz Tito" is "Josip Broz Tito".
FORENAME_OF = {
    word: line.split()[0]
    for line in _SAME_FORENAME.split("\n")
    for word in line.split()
}
