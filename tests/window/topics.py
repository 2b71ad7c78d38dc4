# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics of one's own in the window: written, counted, changed, removed and brought back."""

import json
import os
import subprocess

import notes

RULE = "قمة ~ جنيف"


def cli(window, *args):
    done = subprocess.run([os.environ["QIMAM_CLI"], "--json", "--library", window.library, *args],
                          stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def text_of(window, node):
    try:
        return window.atspi.Text.get_text(node, 0, window.atspi.Text.get_character_count(node))
    except Exception:
        return ""


def labelled_button(window, text):
    """The button whose label says so; the last one, which is that of the toast."""
    def probe():
        node = [n for n in window.all() if n.get_role_name() == "label" and
                text in ((n.get_name() or "").replace("_", ""), text_of(window, n))][-1]
        while node.get_role_name() != "push button":
            node = node.get_parent()
        return node

    return window.wait(probe, f"the button “{text}”")


def shown(window, text):
    return any(text in ((n.get_name() or "").replace("_", ""), text_of(window, n)) for n in window.all() if n.get_role_name() in
               ("label", "status bar", "static", "notification"))


def open_topics(window):
    """From the menu, with the keyboard."""
    window.press("F10")
    item = window.find("menu item", lambda n: n.replace("_", "") == "Topics…")
    window.atspi.Action.do_action(item, 0)
    return window.find("push button", lambda n: n == "New topic")


def rule_text(window):
    return window.wait(lambda: next(n for n in window.all() if n.get_name() == "Words that tell of it" and
                                    "EditableText" in window.atspi.Accessible.get_interfaces(n)), "the text of the rule")


def own_topics(window):
    return [t for t in cli(window, "topics", "list")["topics"] if t["own"] and not t["pending"]]


def articles(number):
    return f"{number} article" + ("" if number == 1 else "s")


def check_own_topic(window):
    """A topic is written, its count told meanwhile, saved, and its articles have it; removing is undone."""
    number = cli(window, "topics", "test", RULE, "--limit", "0")["total"]
    assert number > 0
    window.atspi.Action.do_action(open_topics(window), 0)
    rule = rule_text(window)
    save = labelled_button(window, "Save")
    name = window.find("text", lambda n: n == "Name")
    window.type("Summits in Geneva")
    window.wait(lambda: text_of(window, name) == "Summits in Geneva", "the name of the topic")
    window.atspi.EditableText.set_text_contents(rule, RULE + " |+")
    window.wait(lambda: any("a word is missing after this" in (n.get_name() or "") + text_of(window, n)
                            for n in window.all()), "what is wrong with the rule")
    assert not save.get_state_set().contains(window.atspi.StateType.SENSITIVE)
    # What is written is not lost by a key.
    window.press("Escape")
    window.wait(lambda: shown(window, "The topic is not saved yet."), "the question whether to discard it")
    window.atspi.Action.do_action(labelled_button(window, "Keep Writing"), 0)
    window.wait(lambda: not shown(window, "The topic is not saved yet."), "the question to go")
    assert text_of(window, name) == "Summits in Geneva"
    notes.give_keys(window, "^New Topic$")
    window.atspi.EditableText.set_text_contents(rule, RULE)
    window.wait(lambda: shown(window, articles(number)), articles(number))
    window.press("ctrl+Return")
    window.wait(lambda: [t["count"] for t in own_topics(window)] == [number], "the tagged articles")
    key = own_topics(window)[0]["key"]
    assert cli(window, "list", "--topic", key, "--limit", "0")["total"] == number

    # What was corrected before may still be undone: that button goes by itself.
    window.wait(lambda: not shown(window, "Undo"), "earlier messages to go")
    window.do("push button", lambda n: n == "Remove this topic")
    window.wait(lambda: not own_topics(window), "the topic to be removed")
    window.wait(lambda: window.atspi.Action.do_action(labelled_button(window, "Undo"), 0), "the removal to be undone")
    window.wait(lambda: [t["count"] for t in own_topics(window)] == [number], "the topic to be there again")

    # The sidebar of the window behind knows it.
    window.wait(lambda: any((n.get_name() or "").startswith("Summits in Geneva,") for n in window.all()),
                "the topic in the sidebar")
    # What was corrected before may still be undone: that button goes by itself.
    window.wait(lambda: not shown(window, "Undo"), "earlier messages to go")
    window.do("push button", lambda n: n == "Remove this topic")
    window.wait(lambda: not own_topics(window), "the topic to be removed")
    before = window.wait(lambda: len([n for n in window.all() if n.get_role_name() in ("frame", "dialog")]), "windows")
    window.press("Escape", "Escape")
    window.wait(lambda: len([n for n in window.all() if n.get_role_name() in ("frame", "dialog")]) < before,
                "the window of topics to close")


CHECKS = [check_own_topic]
