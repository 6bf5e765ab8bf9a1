"""Where somebody stands on many scales: as a profile, then and now, over rounds, and as a web; words beside each."""

from rundtisch.ui.profile.drawing import draw_change, draw_course, draw_profile
from rundtisch.ui.profile.paper import paper_drawing
from rundtisch.ui.profile.rows import Answer, Course, CoursePart, Panel, Part, Profile, Row, Step

__all__ = [
    "Answer",
    "Course",
    "CoursePart",
    "Panel",
    "Part",
    "Profile",
    "Row",
    "Step",
    "draw_change",
    "draw_course",
    "draw_profile",
    "paper_drawing",
]
