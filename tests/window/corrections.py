# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader corrects in the window: claims and meetings, each with the way back."""

import json
import os
import subprocess


def cli(window, *args):
    done = subprocess.run([os.environ["QIMAM_CLI"], "--json", "--library", window.library, *args],
                          stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def corrections(window):
    return cli(window, "claim", "list")["corrections"]


def button_around(node):
    while node.get_role_name() != "push button":
        node = node.get_parent()
    return node


def text_of(window, node):
    try:
        return window.atspi.Text.get_text(node, 0, window.atspi.Text.get_character_count(node))
    except Exception:
        return ""


def button(window, text):
    """The newest button with a label."""
    return window.wait(lambda: button_around([n for n in window.all() if n.get_role_name() == "label" and text in (
        (n.get_name() or "").replace("_", ""), text_of(window, n).replace("_", ""))][-1]), f"the button “{text}”")


def undo(window):
    """The button of the toast."""
    window.wait(lambda: window.atspi.Action.do_action(button(window, "Undo"), 0), "the last step to be undone")


def claim_rows(window):
    claims = window.find("list", lambda n: n == "What the article says")
    return [claims.get_child_at_index(i) for i in range(claims.get_child_count())]


def open_article(window):
    window.press("alt+Down")
    rows = window.wait(lambda: [n for n in claim_rows(window) if n.get_name()] or None, "what the article says")
    # Where the window is narrow the list is folded away beyond its edge.
    frame = window.atspi.Component.get_extents(window.frame.get_child_at_index(0), window.atspi.CoordType.WINDOW)
    if window.atspi.Component.get_extents(rows[0], window.atspi.CoordType.WINDOW).x >= frame.width - 40:
        window.press("shift+F9")
    return rows


def click_on(window, find, what):
    """Clicks on what is found; what was found may be made anew in between, and then it is looked for again."""
    def probe():
        node = find()
        window.click(node)
        return node

    return window.wait(probe, what)


def choose_claim(window, part):
    row = click_on(window, lambda: next(n for n in claim_rows(window) if part in (n.get_name() or "")), f"“{part}”")
    window.wait(lambda: row.get_state_set().contains(window.atspi.StateType.SELECTED), "the claim to be chosen")
    return row


def check_dismiss(window):
    """Delete dismisses a claim; the toast brings it back, and so does Delete in the list of what was dismissed."""
    window.press("ctrl+shift+Delete", "alt+1")
    open_article(window)
    name = next(n.get_name() for n in claim_rows(window)[1:] if n.get_name())
    choose_claim(window, name)
    window.press("Delete")
    window.wait(lambda: [c["kind"] for c in corrections(window)] == ["dismissed"], "the claim to be dismissed")
    undo(window)
    window.wait(lambda: not corrections(window), "the dismissal to be undone")
    # By its menu: then keys go to a claim beside it, and that is the chosen one.
    choose_claim(window, name)
    window.press("Menu")
    window.find("menu item", lambda n: n.replace("_", "") == "Dismiss")
    window.press("Down", "Return")
    window.wait(lambda: [c["kind"] for c in corrections(window)] == ["dismissed"], "the claim to be dismissed")
    state = window.atspi.StateType
    window.wait(lambda: any(n.get_state_set().contains(state.FOCUSED) and n.get_state_set().contains(state.SELECTED)
                            for n in claim_rows(window)), "the claim beside it to have the focus")
    undo(window)
    window.wait(lambda: not corrections(window), "the dismissal to be undone")
    choose_claim(window, name)
    window.press("Delete")
    toggle = window.wait(lambda: next(n for n in window.all() if n.get_name() == "1 dismissed" and
                                      n.get_role_name() != "label"), "the way to what was dismissed")
    window.atspi.Action.do_action(toggle, 0)
    choose_claim(window, "dismissed")
    window.press("Delete")
    window.wait(lambda: not corrections(window), "the claim to be restored")
    window.wait(lambda: any(n.get_name() == name for n in claim_rows(window)), "the claim to be back")


def check_correct(window):
    """The editor reads a date as it is typed, and the correction is kept through a new analysis."""
    name = next(n.get_name() for n in claim_rows(window)[1:] if n.get_name())
    choose_claim(window, name)
    window.press("Menu")
    window.find("menu item", lambda n: n.replace("_", "") == "Correct…")
    window.press("Return")
    save = button(window, "Save")
    assert not save.get_state_set().contains(window.atspi.StateType.SENSITIVE)
    entry = window.wait(lambda: next(n for n in window.all() if text_of(window, n).startswith("2021-") and
                                     "EditableText" in window.atspi.Accessible.get_interfaces(n)),
                        "the entry of the date")
    window.atspi.EditableText.set_text_contents(entry, "no day")
    assert not save.get_state_set().contains(window.atspi.StateType.SENSITIVE)
    window.atspi.EditableText.set_text_contents(entry, "2 March 2021")
    window.wait(lambda: save.get_state_set().contains(window.atspi.StateType.SENSITIVE), "the button to save")
    window.atspi.Action.do_action(save, 0)
    window.wait(lambda: [c.get("corrected", {}).get("value", {}).get("iso") for c in corrections(window)] ==
                ["2021-03-02"], "the date to be corrected")
    subprocess.run([os.environ["QIMAM_CLI"], "--library", window.library, "reanalyse"], check=True)
    assert len(corrections(window)) == 1
    window.press("ctrl+z")
    window.wait(lambda: not corrections(window), "the correction to be undone")


def check_meeting_page(window):
    """The page of a meeting has its facts; a new name is the user's, and is taken back."""
    meeting = next(m for m in cli(window, "meetings")["meetings"] if sum(a["main"] for a in m["articles"]) > 3)
    click_on(window, lambda: next(n for n in window.all() if n.get_role_name() == "list item" and
                                  (n.get_name() or "").startswith(meeting["title"])), "the meeting")
    window.wait(lambda: any(r.get_role_name() == "list item" and (r.get_name() or "").startswith(meeting["title"]) and
                            r.get_name().endswith("chosen") for r in window.all()), "the meeting to be chosen")
    # The row may be another object by now.
    window.wait(lambda: window.atspi.Action.do_action(next(
        n for r in window.all() if r.get_role_name() == "list item" and (r.get_name() or "").startswith(meeting["title"])
        for n in window.all(r) if n.get_name() == "Page of this meeting"), 0), "the button for the page of the meeting")
    button(window, "Compare the Outlets")
    window.do("push button", lambda n: n.startswith("Place: "))
    window.find("list", lambda n: n == "Passages")
    click_on(window, lambda: next(n for n in window.all() if n.get_name() == "Correct the meeting"),
             "the menu of the meeting")
    window.find("menu item", lambda n: n.replace("_", "") == "Rename…")
    window.press("Return")
    window.focus("the entry for the name", "Name of the meeting")
    window.press("ctrl+a")
    window.type("Spring summit")
    window.press("Return")

    def is_called(title, fixed):
        now = next(m for m in cli(window, "meetings")["meetings"] if m["id"] == meeting["id"])
        return now["title"] == title and now["fixed"] == fixed

    window.wait(lambda: is_called("Spring summit", True), "the meeting to be renamed")
    undo(window)
    window.wait(lambda: is_called(meeting["title"], False), "the name to be undone")
    window.press("Escape", "ctrl+shift+Delete")


CHECKS = [check_dismiss, check_correct, check_meeting_page]
