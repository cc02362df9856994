"""Drives a headless Chromium over the DevTools protocol, with nothing but Python's standard library.

The protocol runs over a pair of pipes (--remote-debugging-pipe): messages are JSON with a zero byte at the end.
https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]


def find():
    """The browser's path, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One page of one browser; use it in a `with` statement, which ends the browser."""

    def __init__(self, width=1400, height=900):
        self.size = (width, height)
        self.next_id = 0
        self.buffer = b""
        self.events = []

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="cordon-browser-")
        command_read, self.command = os.pipe()
        self.answers, answer_write = os.pipe()
        arguments = [find(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        arguments += ["--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"]

        def connect():
            # The browser reads commands from descriptor 3 and writes answers to 4; both may be taken already.
            read, write = os.dup(command_read), os.dup(answer_write)
            read, write = [os.dup2(one, number) for one, number in ((read, 63), (write, 64))]
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            arguments, close_fds=False, preexec_fn=connect, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(command_read)
        os.close(answer_write)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        width, height = self.size
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=10)
        os.close(self.command)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    session = None

    def call(self, method, **parameters):
        """Sends a command and waits for its answer."""
        self.next_id += 1
        message = {"id": self.next_id, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.command, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.next_id:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self, timeout=30):
        while b"\0" not in self.buffer:
            if not select.select([self.answers], [], [], timeout)[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self.answers, 1 << 20)
            if not data:
                raise RuntimeError("the browser has ended")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def open(self, path):
        """Opens a file and waits until its script has run."""
        self.events = []
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        deadline = time.time() + 20
        while time.time() < deadline:
            if self.evaluate("document.readyState === 'complete'") and self.evaluate("location.href !== 'about:blank'"):
                return
            time.sleep(0.02)
        raise TimeoutError(f"{path} does not load")

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def settle(self):
        """Waits until what was queued has happened and is drawn."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))")

    def click(self, expression):
        """Clicks in the middle of an element, as a hand would: what lies above it takes the click."""
        middle = (
            f"(() => {{ const one = {expression}; one.scrollIntoView({{block: 'center', inline: 'center'}});"
            " const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        self.click_at(*self.evaluate(middle))

    def click_at(self, x, y):
        for kind in ["mousePressed", "mouseReleased"]:
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def press(self, key, text=""):
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, " ": 32}
        code = codes.get(key, ord(key[0].upper()))
        for kind in ["keyDown", "keyUp"]:
            extra = {"text": text} if kind == "keyDown" and text else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **extra)
        self.settle()

    def type(self, text):
        self.call("Input.insertText", text=text)
        self.settle()

    def screenshot(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def complaints(self):
        """What the page did that it must not: errors, refused scripts, requests."""
        self.evaluate("0")
        found = []
        for event in self.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append("exception: " + json.dumps(parameters["exceptionDetails"])[:300])
            elif method == "Log.entryAdded":
                found.append("log: " + parameters["entry"]["text"][:300])
            elif method == "Network.requestWillBeSent" and not parameters["request"]["url"].startswith("file://"):
                found.append("request: " + parameters["request"]["url"][:300])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + parameters["message"][:300])
        return found
