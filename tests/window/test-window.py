#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window end to end, as a screen reader and a keyboard see it: import, search, filter, open, compare, brief,
export. Speaks TAP. Runs on a screen and a session bus of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import corrections
import notes
import topics

TOOLS = ["xvfb-run", "dbus-run-session", "xdotool"]
WAIT = 30.0


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def restart_on_own_screen():
    """Begins anew where neither the user's screen nor the user's bus is touched."""
    for tool in TOOLS:
        if shutil.which(tool) is None:
            skip_all(f"{tool} is not installed")
    env = dict(os.environ, QIMAM_TEST_SCREEN="1", GDK_BACKEND="x11", GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
               LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="en", NO_AT_BRIDGE="0")
    env.pop("GTK_A11Y", None)
    # Two programs that look for a free display at the same time find the same one: each begins elsewhere.
    # A server that is reset when whoever looked at it first goes away is not there for who comes just then.
    command = ["xvfb-run", "-a", "-n", str(100 + os.getpid() % 800), "-s", "-screen 0 1280x900x24 -noreset",
               "dbus-run-session", "--", sys.executable, __file__]
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    sys.stdout.write("".join(line + "\n" for line in done.stdout.splitlines() if line[:2] in ("ok", "no", "1.", "# ", "Ba")))
    if done.returncode != 0:
        sys.stderr.write(done.stderr[-4000:])
    sys.exit(done.returncode)


class Window:
    """The running program and what assistive technology sees of it."""

    def __init__(self, folder):
        from gi.repository import Atspi

        self.atspi = Atspi
        self.library = os.path.join(folder, "library.qimam")
        self.log = open(os.path.join(folder, "log"), "w+", encoding="utf-8")
        # The first check makes room for a library.
        with open(self.library, "w", encoding="utf-8") as file:
            file.write("A file of another program.\n")
        self.process = subprocess.Popen([os.environ["QIMAM"], "--library", self.library], stderr=self.log)
        self.known = {}
        self.frame = self.wait(self._find_frame, "the window")

    def _find_frame(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def wait(self, probe, what, limit=WAIT):
        """The first true answer of a probe."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode} while waiting for {what}: "
                                     f"{self.said()}")
            try:
                found = probe()
            except Exception:  # an accessible that went away meanwhile
                found = None
            if found:
                return found
            time.sleep(0.15)
        raise AssertionError(f"waited in vain for {what}")

    def said(self):
        """The end of what the program wrote to its standard error, in one line."""
        self.log.flush()
        self.log.seek(0)
        return " / ".join(line.strip() for line in self.log.readlines()[-8:])

    def all(self, node=None):
        node = node or self.frame
        stack = [node]
        while stack:
            here = stack.pop()
            yield here
            try:
                stack.extend(c for c in (here.get_child_at_index(i) for i in range(here.get_child_count())) if c)
            except Exception:
                continue

    def find(self, role, test, limit=WAIT):
        def probe():
            for node in self.all():
                if node.get_role_name() == role and test(node.get_name() or ""):
                    return node
            return None

        return self.wait(probe, f"a {role}", limit)

    def do(self, role, test):
        """Finds an element and does what it does. Rows are made anew while they are looked for: then once more."""
        self.wait(lambda: self.atspi.Action.do_action(
            next(n for n in self.all() if n.get_role_name() == role and test(n.get_name() or "")), 0), f"a {role}")

    def texts(self):
        """What stands in labels and status lines, with their text where the name is none."""
        out = []
        for node in self.all():
            try:
                if node.get_role_name() in ("label", "status bar", "static", "notification", "info bar"):
                    out.append(node.get_name() or "")
                    count = self.atspi.Text.get_character_count(node)
                    out.append(self.atspi.Text.get_text(node, 0, count))
            except Exception:
                continue
        return out

    def remember(self, key, probe):
        """An element that stays: looking through the whole window takes a second where other programs run."""
        if key not in self.known:
            self.known[key] = self.wait(probe, key)
        return self.known[key]

    def entry(self):
        """What is typed into to search."""
        def probe():
            entry = next(n for n in self.all() if n.get_role_name() == "entry" and n.get_name() == "Search the articles")
            return next(n for n in self.all(entry) if "EditableText" in self.atspi.Accessible.get_interfaces(n))

        return self.remember("the search entry", probe)

    def total(self):
        """What the window says of how many articles there are."""
        return self.remember("the number of articles", lambda: next(
            n for n in self.all() if n.get_role_name() == "status bar" and
            re.fullmatch(r"[\d,]+ articles?", n.get_name() or ""))).get_name()

    def focus(self, what, name=None):
        """Waits until keys go to an entry, other than that of the search where no name is given."""
        def probe():
            return next(n for n in self.all() if n.get_state_set().contains(self.atspi.StateType.FOCUSED) and
                        "EditableText" in self.atspi.Accessible.get_interfaces(n) and
                        (n.get_name() == name if name else n.get_name() != "Search the articles"))

        return self.wait(probe, what)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def geometry(self, ident):
        told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", ident], stdout=subprocess.PIPE, text=True,
                              check=False).stdout
        return dict(line.split("=") for line in told.split() if "=" in line)

    def place(self, node):
        """Where an element is once it stays there: rows move while their numbers are counted."""
        def extents():
            rect = self.atspi.Component.get_extents(node, self.atspi.CoordType.WINDOW)
            return rect.x, rect.y, rect.width, rect.height

        before, same = extents(), 0
        for _ in range(100):
            time.sleep(0.1)
            after = extents()
            same = same + 1 if after == before and after[2] > 0 else 0
            if same == 3:
                break
            before = after
        return self.atspi.Component.get_extents(node, self.atspi.CoordType.WINDOW)

    def click(self, node):
        """With the pointer, for what offers no action. Extents are told within the frame, which has a shadow around
        it inside the X window."""
        place = self.place(node)
        frame = self.atspi.Component.get_extents(self.frame.get_child_at_index(0), self.atspi.CoordType.WINDOW)
        idents = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                stdout=subprocess.PIPE, text=True, check=True).stdout.split()
        # Tooltips and popovers are windows too; the widest is the one that is meant.
        geometry = max((self.geometry(ident) for ident in idents), key=lambda g: int(g.get("WIDTH", 0)))
        margin = (int(geometry["WIDTH"]) - frame.width) // 2
        x = int(geometry["X"]) + margin + place.x + place.width // 2
        y = int(geometry["Y"]) + margin + place.y + place.height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()


def cli(library, *args):
    done = subprocess.run([os.environ["QIMAM_CLI"], "--json", "--library", library, *args], stdout=subprocess.PIPE,
                          text=True, check=True)
    return json.loads(done.stdout)


def has_total(window, total):
    text = f"{total} article" + ("" if total == 1 else "s")
    try:
        window.wait(lambda: window.total() == text, f"“{text}”")
    except AssertionError as error:
        raise AssertionError(f"{error}; it says “{window.total()}” for “{entry_text(window)}”") from error


def search(window, text):
    window.atspi.EditableText.set_text_contents(window.entry(), text)


def check_not_opened(window):
    """Why a library cannot be opened stands on a page of its own, which tries again."""
    window.wait(lambda: any("“library.qimam”" in text and "is no library of Qimam" in text for text in window.texts()),
                "the reason")
    names = {node.get_name() for node in window.all() if node.get_role_name() == "push button"}
    assert {"Try Again", "Open Another…", "New Library…"} <= names, names
    os.remove(window.library)
    window.do("push button", lambda name: name == "Try Again")
    window.entry()


def check_import(window):
    button = window.find("push button", lambda n: "Load the Sample Coverage" in n.replace("_", ""))
    window.wait(lambda: button.get_state_set().contains(window.atspi.StateType.SENSITIVE), "the library to be open")
    window.atspi.Action.do_action(button, 0)
    window.wait(lambda: any(t.endswith("articles added") for t in window.texts()), "the report of the import")
    total = cli(window.library, "list", "--limit", "0")["total"]
    assert total >= 12, total
    has_total(window, total)


def is_labelled(window, node):
    """Whether another element names a control; GTK 4.8 then gives the class of that element for a name."""
    return any(relation.get_relation_type() == window.atspi.RelationType.LABELLED_BY
               for relation in node.get_relation_set())


def check_mnemonics(window):
    """No control that is there to see is read out with the underline of its mnemonic, or twice."""
    bad = []
    for node in window.all():
        try:
            name = node.get_name() or ""
            words = name.split()
            if not name or not node.get_state_set().contains(window.atspi.StateType.SHOWING) or \
                    not any(role in node.get_role_name() for role in ("button", "check box", "menu item", "entry")):
                continue
            half = len(words) // 2
            if "_" in name or (len(words) > 1 and words[:half] == words[half:]):
                bad.append(f"{node.get_role_name()} {name}")
        except Exception:  # an accessible that went away meanwhile
            continue
    assert not bad, bad


def check_names(window):
    """Whoever cannot see the window has to hear what each control is."""
    roles = {"push button", "toggle button", "check box", "entry", "list item", "slider", "page tab", "list", "text"}
    inner = ("combo box",)
    bad = []
    for node in window.all():
        try:
            role, name, parent = node.get_role_name(), node.get_name() or "", node.get_parent()
            if role not in roles or (parent is not None and parent.get_role_name() in inner):
                continue
            if is_labelled(window, node):
                continue
            if name.startswith(("Gtk", "Adw", "Qimam")):
                name = ""
            # The button that closes a toast is libadwaita's own.
            if not name and "Toast" not in (parent.get_name() or ""):
                bad.append(f"{role} {name!r} in {parent.get_role_name()} {parent.get_name()!r}")
        except Exception:
            continue
    assert not bad, "; ".join(bad)


def check_search(window):
    search(window, "جنيف")
    has_total(window, cli(window.library, "search", "جنيف", "--limit", "0")["total"])
    window.find("push button", lambda n: n.startswith("Remove the filter:"))


def check_fold(window):
    """However a word is spelled, the same articles come."""
    total = cli(window.library, "search", "الأميركي", "--limit", "0")["total"]
    assert total > 0
    for spelling in ("الاميركي", "الأميركـي", "الأَميركي"):
        search(window, spelling)
        has_total(window, total)
    search(window, "")


def check_filter(window):
    """A line of the sidebar narrows the list to what the command line counts, and its chip takes that back."""
    everything = cli(window.library, "list", "--limit", "0")["total"]
    name, key = "Diplomatic missions", "diplomatic_missions"
    count = cli(window.library, "list", "--topic", key, "--limit", "0")["total"]
    assert 0 < count < everything
    row = window.find("list item", lambda n: n.startswith(name))
    window.click(row)
    has_total(window, count)
    window.do("push button", lambda n: n.startswith("Remove the filter:") and name in n)
    has_total(window, everything)


def entry_text(window):
    entry = window.entry()
    return window.atspi.Text.get_text(entry, 0, window.atspi.Text.get_character_count(entry))


def total_of(window, *query):
    return cli(window.library, "search", *query, "--limit", "0")["total"]


def check_language(window):
    """Keywords, alternatives and exclusions of a query act at once, as on the command line."""
    everything = cli(window.library, "list", "--limit", "0")["total"]
    for query in ("topic:cyber", "موضوع:«الأمن السيبراني»", "from:2021-12", "جنيف -الكرملين", "title:قمة",
                  "(جنيف أو الكرملين) to:2021-07", "is:unread \"في جنيف\"", "مصدر:سنابل"):
        total = total_of(window, query)
        assert 0 < total < everything, (query, total)
        search(window, query)
        has_total(window, total)
    window.do("push button", lambda n: n.startswith("Remove the filter:") and "Source:" in n)
    has_total(window, everything)


def check_completion(window):
    """A topic is completed by its name with the keyboard alone."""
    window.press("ctrl+f")
    window.focus("the search entry", "Search the articles")
    window.type("topic:cyb")
    window.find("list item", lambda n: "Cyber security" in n and n.startswith("Topic"))
    window.press("Down", "Return")
    window.wait(lambda: entry_text(window).strip() == 'topic:"Cyber security"', "the completed topic")
    has_total(window, total_of(window, "topic:cyber"))
    window.press("ctrl+a", "BackSpace")
    has_total(window, cli(window.library, "list", "--limit", "0")["total"])


def check_nothing(window):
    """Where nothing is found the window offers what would be, and says which part is to blame."""
    search(window, "جينف")
    window.do("push button", lambda n: n.startswith("Did you mean") and "جنيف" in n)
    window.wait(lambda: entry_text(window) == "جنيف", "the other spelling in the entry")
    has_total(window, total_of(window, "جنيف"))
    search(window, "جنيف زرافة")
    window.do("push button", lambda n: n.startswith("Without") and "زرافة" in n)
    has_total(window, total_of(window, "جنيف"))


def shows(window, node, text):
    """Whether an element is called so, or a label with that text."""
    if (node.get_name() or "").replace("_", "") == text:
        return True
    try:
        return window.atspi.Text.get_text(node, 0, window.atspi.Text.get_character_count(node)) == text
    except Exception:
        return False


def check_saved_search(window):
    """A search is saved under a name, found again with its count, deleted, and brought back."""
    total = total_of(window, "جنيف")
    search(window, "جنيف")
    has_total(window, total)
    window.press("ctrl+s")
    window.focus("the entry for the name", "Name of the search")
    window.press("ctrl+a")
    window.type("Talks in Geneva")
    window.press("Return")
    window.find("list item", lambda n: n.startswith(f"Talks in Geneva, {total}"))
    search(window, "")
    has_total(window, cli(window.library, "list", "--limit", "0")["total"])
    window.click(window.find("list item", lambda n: n.startswith(f"Talks in Geneva, {total}")))
    has_total(window, total)
    window.do("push button", lambda n: n == "Delete this saved search")
    window.wait(lambda: not any((n.get_name() or "").startswith("Talks in Geneva") for n in window.all()
                                if n.get_role_name() == "list item"), "the saved search to go")
    undo = window.wait(lambda: next(n for n in window.all() if n.get_role_name() == "label" and
                                    shows(window, n, "Undo")), "the button that undoes")
    while undo.get_role_name() != "push button":
        undo = undo.get_parent()
    window.atspi.Action.do_action(undo, 0)
    window.find("list item", lambda n: n.startswith(f"Talks in Geneva, {total}"))
    search(window, "")


def check_dates(window):
    """Dates are typed as people write them."""
    window.click(window.wait(lambda: next(n for n in window.all() if (n.get_name() or "").startswith("Dates:")),
                             "the button of the dates"))
    window.focus("the entry of the dates")
    window.type("September 2021")
    window.press("Return")
    has_total(window, cli(window.library, "list", "--from", "2021-09-01", "--limit", "0")["total"])
    window.press("ctrl+shift+Delete")
    has_total(window, cli(window.library, "list", "--limit", "0")["total"])


def check_topics(window):
    """Two topics: any of them first, then both."""
    names = ["Cyber security", "Diplomatic missions"]
    keys = ("cyber", "diplomatic_missions")
    for number, name in enumerate(names, 1):
        window.click(window.find("list item", lambda n: n.startswith(name)))
        has_total(window, cli(window.library, "list", *[p for k in keys[:number] for p in ("--topic", k)],
                              "--limit", "0")["total"])
        window.find("push button", lambda n: n.startswith("Remove the filter:") and name in n)
    options = [part for key in keys for part in ("--topic", key)]
    has_total(window, cli(window.library, "list", *options, "--limit", "0")["total"])
    window.do("push button", lambda n: n.startswith("Articles with any of the topics"))
    has_total(window, cli(window.library, "list", *options, "--all-topics", "--limit", "0")["total"])
    window.press("ctrl+shift+Delete")


def check_open(window):
    window.press("alt+Down")
    view = window.find("text", lambda n: n == "Text of the article")
    window.wait(lambda: window.atspi.Text.get_character_count(view) > 200, "the text of the article")
    claims = window.find("list", lambda n: n == "What the article says")
    window.wait(lambda: claims.get_child_count() > 3, "what the article says")


def check_clear(window):
    window.press("ctrl+shift+Delete")
    has_total(window, cli(window.library, "list", "--limit", "0")["total"])


def check_select(window):
    """Several articles are marked at once; the one that is open stays."""
    everything = cli(window.library, "list", "--limit", "0")["total"]
    articles = window.find("list", lambda n: n == "Articles")
    window.wait(lambda: articles.get_child_count() == everything, "all rows")
    rows = [articles.get_child_at_index(i) for i in range(everything)]
    # Those beyond the edge of the list are told too.
    row = min(rows, key=lambda n: abs(window.atspi.Component.get_extents(n, window.atspi.CoordType.WINDOW).y - 350))
    window.click(row)
    window.wait(lambda: any(n.get_state_set().contains(window.atspi.StateType.FOCUSED) for n in window.all(articles)),
                "a row to have the focus")
    window.press("shift+Down", "shift+Down")
    window.wait(lambda: "3 articles selected" in window.texts(), "three articles to be selected")
    window.press("ctrl+a")
    window.wait(lambda: f"{everything} articles selected" in window.texts(), "all articles to be selected")
    for name, total in (("Star the selected articles", everything), ("Remove the stars of the selected articles", 0)):
        button = window.find("push button", lambda n: n == name)
        window.wait(lambda: button.get_state_set().contains(window.atspi.StateType.SENSITIVE), "the button")
        window.atspi.Action.do_action(button, 0)
        window.wait(lambda: total_of(window, "is:starred") == total, f"{total} stars")
    window.press("Escape")
    button = window.find("push button", lambda n: n == "Clear the selection")
    window.wait(lambda: not button.get_state_set().contains(window.atspi.StateType.SENSITIVE), "the selection to go")
    has_total(window, everything)


def check_compare(window):
    window.press("ctrl+m")
    meetings = cli(window.library, "meetings")["meetings"]
    titles = {m["title"] for m in meetings if any(a["main"] for a in m["articles"])}
    window.wait(lambda: any(t in name for n in window.all() for name in [n.get_name() or ""] for t in titles
                            if n.get_role_name() in ("table", "table cell", "column header", "row header",
                                                     "table column header")),
                "a meeting at the head of a column")


def check_export(window):
    window.press("alt+1")
    search(window, "جنيف")
    has_total(window, total_of(window, "جنيف"))
    window.press("ctrl+b")
    export = window.find("push button", lambda n: n.replace("_", "").startswith("Export"))
    window.wait(lambda: export.get_state_set().contains(window.atspi.StateType.SENSITIVE), "a briefing to export")
    path = os.path.join(os.path.dirname(window.library), "briefing.pdf")
    window.press("ctrl+e")
    window.find("filler", lambda n: n == "Export")
    window.focus("the entry for the name of the file")
    window.press("ctrl+a")
    window.type(path)
    window.press("Return")
    window.wait(lambda: os.path.exists(path) and os.path.getsize(path) > 1000, "the file of the briefing")
    with open(path, "rb") as file:
        assert file.read(5) == b"%PDF-"


def check_quiet(window):
    window.log.flush()
    window.log.seek(0)
    loud = [line.strip() for line in window.log if "CRITICAL" in line]
    assert not loud, "; ".join(loud[:5])


CHECKS = [check_not_opened, check_mnemonics, check_import, check_filter, check_topics, check_dates, check_language,
          check_completion, check_nothing, check_saved_search, check_fold, check_search, check_open, check_names, check_clear, check_select,
          *corrections.CHECKS, *topics.CHECKS, *notes.CHECKS,
          check_compare, check_mnemonics, check_export, check_mnemonics, check_quiet]


def take_picture(name):
    """Of what went wrong, where QIMAM_TEST_PICTURES names a folder for it."""
    folder = os.environ.get("QIMAM_TEST_PICTURES")
    if folder and shutil.which("import"):
        subprocess.run(["import", "-window", "root", os.path.join(folder, f"{name}-{os.getpid()}.png")], check=False)


def main():
    if "QIMAM" not in os.environ or "QIMAM_CLI" not in os.environ:
        skip_all("QIMAM and QIMAM_CLI do not name the programs")
    try:
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
    except (ImportError, ValueError):
        skip_all("the bindings of AT-SPI for Python are not installed")
    if "QIMAM_TEST_SCREEN" not in os.environ:
        restart_on_own_screen()
    Atspi.init()
    print(f"1..{len(CHECKS)}")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        window = Window(folder)
        for number, check in enumerate(CHECKS, 1):
            name = check.__name__.removeprefix("check_")
            try:
                check(window)
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # whatever it is, the other checks go on
                failed += 1
                print(f"not ok {number} {name}\n# {error}", flush=True)
                take_picture(name)
        window.close()
    sys.exit(1 if failed else 0)


main()
