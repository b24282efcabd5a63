"""Who works here, in which tongue and how large: what the settings change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.records import Author
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Identity, Save, Workspace

LOOKS = ("language", "text_scale", "tone")


def change_profile(work: Workspace, typed: Mapping[str, object]) -> Step:
    """Change name, role or area of the person at work; it travels once something was recorded."""
    plain = Author.read(typed, work.today)
    if "name" in plain and not plain["name"]:
        raise Author.fields()["name"].missing()
    now = {"name": work.author.name, "role": work.author.role, "area": work.author.area}
    merged = {**now, **plain}
    area = merged["area"]
    work.author = Identity(work.author.id, str(merged["name"]), str(merged["role"]), str(area) if area else None)
    for code, value in merged.items():
        work.store.put_setting(f"author_{code}", str(value or ""))
    saves = [Save("author", work.author.id, plain, work.seen(work.author.id))] if work.standing(work.author.id) == "live" else []
    step = work.write(N_("{kind} saved", kind=Author.label), saves)
    return replace(step, kinds=step.kinds | {Author.kind})


def look_of(work: Workspace, name: str) -> str:
    """Give the language, text scale or tone that was chosen, or "" when none was."""
    return work.store.setting(name) or ""


def change_look(work: Workspace, name: str, value: str) -> Step:
    """Choose language, text scale or tone; it is worn when the window is made anew."""
    if name not in LOOKS:
        raise ValueError(name)
    work.store.put_setting(name, value)
    return Step(N_("Settings saved"))
