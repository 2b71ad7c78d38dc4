# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes, earlier versions and reports of imports in the window, with the keyboard where there is a key for it."""

import json
import os
import subprocess

from corrections import text_of, undo

MAIN = "Qimam$"
HEADLINE = "لقاء الوزيرين في المرفأ"
FIRST = ("عقد وزيرا الملاحة لقاء في المرفأ أمس.\nواستمر اللقاء ساعتين ونصفا بحضور الوفدين.\n"
         "وقال الناطق باسم الوفد إن المحادثات كانت بناءة.")
SECOND = ("عقد وزيرا الملاحة لقاء في المرفأ أمس.\nواستمر اللقاء ساعتين ونصفا بحضور الوفدين.\n"
          "ووصف المشاركون ما جرى في القاعة بالمثمر.")


def cli(window, *args):
    done = subprocess.run([os.environ["QIMAM_CLI"], "--json", "--library", window.library, *args],
                          stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def notes(window):
    return cli(window, "note", "list")["notes"]


def take_in(window, name, *lines, status=0):
    path = os.path.join(os.path.dirname(window.library), name)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    done = subprocess.run([os.environ["QIMAM_CLI"], "--library", window.library, "import", path],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == status, (done.returncode, done.stderr)


def article(body, **more):
    return json.dumps({"id": "notes-1", "source": "منبر الساحل", "headline": HEADLINE, "published": "2021-05-05",
                       "body": body, **more})


def entry(window):
    return window.wait(lambda: next(n for n in window.all() if n.get_name() == "Search the articles" and
                                    "EditableText" in window.atspi.Accessible.get_interfaces(n)), "the search entry")


def total(window):
    """What the window says of how many articles there are."""
    return int(next(n.get_name() for n in window.all() if n.get_role_name() == "status bar" and
                    (n.get_name() or "").endswith((" article", " articles"))).split()[0])


def view(window):
    """The text of the article that is read."""
    return window.wait(lambda: next(n for n in window.all() if n.get_name() == "Text of the article" and
                                    "Text" in window.atspi.Accessible.get_interfaces(n)), "the text of the article")


def open_article(window):
    """Leaves no other article in the list, and reads it; another one before, so that it is read anew."""
    for words, part in (("لافروف", "لافروف"), ("المرفأ", HEADLINE)):
        window.atspi.EditableText.set_text_contents(entry(window), words)
        window.wait(lambda: cli(window, "search", words, "--limit", "0")["total"] == total(window), f"“{words}”")
        window.press("alt+Down")
        window.wait(lambda: part in text_of(window, view(window)), "the article to be read")


def select(window, words):
    """Selects words of the article with the keyboard, from a cursor that is put before them."""
    def focus():
        if not view(window).get_state_set().contains(window.atspi.StateType.FOCUSED):
            window.press("F7")
        return view(window).get_state_set().contains(window.atspi.StateType.FOCUSED)

    def probe():
        window.wait(focus, "the text to have the keyboard")
        node = view(window)
        start = text_of(window, node).index(words)
        window.atspi.Text.set_caret_offset(node, start)
        window.press(*["shift+Left"] * len(words))
        window.wait(lambda: window.atspi.Text.get_caret_offset(node) == start + len(words), "the cursor to arrive", 3)
        chosen = window.atspi.Text.get_selection(node, 0)
        return (chosen.start_offset, chosen.end_offset) == (start, start + len(words))

    window.wait(probe, f"“{words}” to be selected")


def give_keys(window, title):
    """Without a window manager nobody gives the keyboard to the window that is in front."""
    def probe():
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid), "--name", title],
                               stdout=subprocess.PIPE, text=True, check=False).stdout.split()
        return found and subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]], check=False).returncode == 0

    window.wait(probe, f"the keyboard in “{title}”")


def rows(window):
    found = window.find("list", lambda n: n == "Notes on the article")
    return [found.get_child_at_index(i) for i in range(found.get_child_count())]


def named(window, part):
    return next(n for n in rows(window) if part in (n.get_name() or ""))


def check_note(window):
    """Ctrl+Shift+M writes a note on what is selected, whole words of it; it is listed, counted and filtered."""
    window.press("ctrl+shift+Delete", "alt+1")
    take_in(window, "first.jsonl", article(FIRST))
    open_article(window)
    select(window, "لمحادثات كانت بنا")
    window.press("ctrl+shift+m")
    field = window.wait(lambda: next(n for n in window.all() if n.get_state_set().contains(
        window.atspi.StateType.FOCUSED) and n.get_name() == "Text of the note"), "the note to be written")
    window.type("Who said so")
    window.wait(lambda: text_of(window, field) == "Who said so", "the text of the note")
    window.press("ctrl+Return")
    window.wait(lambda: [(n["quote"], n["text"]) for n in notes(window)] == [("المحادثات كانت بناءة", "Who said so")],
                "the note to be kept")
    window.wait(lambda: named(window, "المحادثات كانت بناءة"), "the note in the list beside the article")
    window.wait(lambda: next(n for n in window.all() if n.get_role_name() == "list item" and
                             (n.get_name() or "").startswith("With notes, 1")), "the count of articles with notes")
    assert cli(window, "list", "--noted", "--limit", "0")["total"] == 1


def check_versions(window):
    """A text that changes says so, and Ctrl+H shows what it said before."""
    take_in(window, "second.jsonl", article(SECOND, modified="2021-05-06"))
    open_article(window)
    window.wait(lambda: "بالمثمر" in text_of(window, view(window)), "the new text")
    window.wait(lambda: named(window, "Source changed"), "the note that lost its words")
    window.press("ctrl+h")
    window.wait(lambda: next(n for n in window.all() if "إن المحادثات كانت بناءة" in text_of(window, n) and
                             "بالمثمر" in text_of(window, n)), "the text with what changed")
    window.press("Escape")
    window.wait(lambda: not any("إن المحادثات كانت بناءة" in text_of(window, n) for n in window.all()),
                "the changes to be closed")
    give_keys(window, MAIN)


def press_button(window, name):
    """A button of the note beside the article."""
    window.wait(lambda: window.atspi.Action.do_action(next(
        n for r in rows(window) for n in window.all(r) if n.get_name() == name and
        "Action" in window.atspi.Accessible.get_interfaces(n)), 0), f"the button “{name}”")


def check_attach(window):
    """A note whose words are gone is put on those that are selected, and the toast takes it back."""
    lost = notes(window)
    assert [n["anchor"] for n in lost] == ["lost"], lost
    select(window, "ما جرى في القاعة")
    press_button(window, "Attach it to the selected words")
    window.wait(lambda: [(n["quote"], n["anchor"], n["text"]) for n in notes(window)] ==
                [("ما جرى في القاعة", "exact", "Who said so")], "the note on its new words")
    undo(window)
    window.wait(lambda: notes(window) == lost, "the note as it was")
    window.wait(lambda: named(window, "Source changed"), "the note that lost its words again")


def check_remove(window):
    """A note is removed from the list, and the toast brings it back under its number."""
    before = notes(window)
    press_button(window, "Delete this note")
    window.wait(lambda: not notes(window), "the note to be removed")
    undo(window)
    window.wait(lambda: notes(window) == before, "the note to be back")
    window.press("ctrl+shift+Delete")


def check_report(window):
    """What an import refused can be read later, with why."""
    take_in(window, "refused.jsonl", "{\"id\": 1, \"headline\": 5}", "{no line", status=1)
    window.wait(lambda: window.atspi.Action.do_action(next(
        n for n in window.all() if n.get_name() == "Import articles" and
        n.get_parent().get_name() == "Import articles"), 0), "the menu of imports")
    item = window.find("menu item", lambda n: n.replace("_", "") == "Past Imports…")
    window.atspi.Action.do_action(item, 0)

    give_keys(window, "^Past Imports$")

    def opened():
        focused = [n.get_name() or "" for n in window.all() if n.get_role_name() == "list item" and
                   n.get_state_set().contains(window.atspi.StateType.FOCUSED)]
        window.press("Return" if any("refused.jsonl" in name for name in focused) else "Tab")
        return any("“headline” must be a text" in (n.get_name() or "") + text_of(window, n) for n in window.all())

    window.wait(opened, "why the line was refused")
    window.press("Escape", "Escape")
    window.wait(lambda: not any(n.get_name() == "Past Imports" for n in window.all() if n.get_role_name() in
                                ("frame", "dialog")), "the window of past imports to close")
    give_keys(window, MAIN)


CHECKS = [check_note, check_versions, check_attach, check_remove, check_report]
