"""Opens the pages that Cordon writes in a real browser, works with them as a person does, and says what is wrong.

    python3 checks.py workspace|report|choice|still|sheet FILE

Prints a line for each fault and exits with 1 when there is one.
"""

import base64
import re
import sys

from devtools import Browser

FAULTS = []

# Functions of the page that the checks use; they only look.
LOOK = """
    window.look = {
      findings: () => [...document.querySelectorAll('.finding')],
      shown: () => look.findings().filter(one => !one.hidden && one.offsetParent !== null),
      nodes: () => [...document.querySelectorAll('.map .node')].filter(one => one.getBoundingClientRect().width > 0),
      lit: () => [...document.querySelectorAll('.map .lit')].map(one => one.id).sort(),
      card: () => { const one = document.querySelector('.card:not([hidden])'); return one ? one.dataset.node : null },
      node: (label) => look.nodes().find(one => one.getAttribute('aria-label').startsWith(label + ',')),
      withWay: () => look.findings().find(one => !one.hidden && one.dataset.way.includes('e')),
      overlaps: () => {
        const boxes = look.nodes().map(one => [one, one.querySelector('rect').getBoundingClientRect()]);
        const found = [];
        for (const [one, a] of boxes) for (const [other, b] of boxes)
          if (one.id < other.id && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            found.push(one.id + ' ' + other.id);
        return found;
      },
      spills: () => look.nodes().flatMap(one => {
        const frame = one.querySelector('rect').getBoundingClientRect();
        const badge = one.querySelector('.badge rect');
        const right = badge ? badge.getBoundingClientRect().left : frame.right;
        return [...one.querySelectorAll('text.label, text.detail')].filter(text => {
          const box = text.getBoundingClientRect();
          return box.left < frame.left || box.right > (text.classList.contains('label') ? right : frame.right);
        }).map(text => text.textContent);
      }),
      strange: () => [...document.querySelectorAll('script, img, iframe, object, embed, link, a[href], [onclick], [onerror], [onload], foreignObject')]
        .map(one => one.outerHTML.slice(0, 120)).filter(text => !text.startsWith('<script>// The script of Cordon')),
    };
"""


def expect(what, actual, wanted=True):
    if actual != wanted:
        FAULTS.append(f"{what}: {actual!r} instead of {wanted!r}")


def check_safety(page):
    expect("the page complains", page.complaints(), [])
    expect("elements that do not belong here", page.evaluate("look.strange()"), [])
    expect("a script of the scanned files ran", page.evaluate("typeof window.pwned"), "undefined")
    expect("the page's own script ran", page.evaluate("document.body.classList.contains('live')"))


def check_drawing(page):
    expect("nodes overlap", page.evaluate("look.overlaps()"), [])
    expect("labels leave their node", page.evaluate("look.spills()"), [])
    expect("there are nodes", page.evaluate("look.nodes().length > 3"))


def check_filters(page):
    total = page.evaluate("look.shown().length")
    expect("all findings are counted", page.evaluate("document.getElementById('count').textContent"), f"{total} findings")
    page.click("document.querySelector('.chip[data-risk=SAS-1]')")
    expect("a risk filters", page.evaluate("look.shown().length > 0 && look.shown().every(one => one.dataset.risk === 'SAS-1')"))
    expect("the filter shows on the map", page.evaluate("document.querySelector('svg.map').classList.contains('dim') && look.lit().length > 0"))
    expect("the chip is pressed", page.evaluate("document.querySelector('.chip[data-risk=SAS-1]').getAttribute('aria-pressed')"), "true")
    page.press("Escape")
    expect("Escape clears the risk", page.evaluate("look.shown().length"), total)
    page.evaluate("document.getElementById('severity').value = '2'; document.getElementById('severity').dispatchEvent(new Event('change'))")
    expect("a severity filters", page.evaluate("look.shown().length > 0 && look.shown().every(one => Number(one.dataset.severity) >= 2)"))
    page.click("document.getElementById('clear')")
    expect("the button clears", page.evaluate("look.shown().length"), total)
    page.press("/", "/")
    expect("a slash goes to the search", page.evaluate("document.activeElement.id"), "search")
    page.type("Resize")
    few = page.evaluate("look.shown().length")
    expect("a search filters", 0 < few < total)
    page.evaluate("document.activeElement.blur()")
    page.press("Escape")
    expect("Escape clears the search", page.evaluate("document.getElementById('search').value"), "")


def check_nodes(page):
    page.click("look.node('Resize')")
    chosen = page.evaluate("look.node('Resize').id")
    expect("a click shows the node's card", page.evaluate("look.card()"), chosen)
    expect("its findings alone are listed", page.evaluate(f"look.shown().every(one => one.dataset.nodes.split(' ').includes('{chosen}'))"))
    expect("the card names what fires it", page.evaluate("document.querySelector('.card:not([hidden])').textContent.includes('Uploads')"))
    page.click("[...document.querySelectorAll('.card:not([hidden]) [data-go]')].find(one => one.textContent === 'Uploads')")
    expect("a link goes on to the next node", page.evaluate("look.card()"), page.evaluate("look.node('Uploads').id"))
    page.press("Escape")
    expect("Escape closes the card", page.evaluate("look.card()"), None)
    page.evaluate("look.node('Resize').focus()")
    page.press("Enter")
    expect("the keyboard chooses a node", page.evaluate("look.card()"), chosen)
    page.press("Escape")


def check_reach(page):
    page.click("look.node('Resize')")
    ways = "document.querySelectorAll('.card:not([hidden]) .ways li')"
    expect("the card says who can make it run", page.evaluate(f"{ways}[0].textContent.startsWith('Anybody Open bucket')"))
    page.click("document.querySelector('.card:not([hidden]) [data-light]')")
    way = page.evaluate("document.querySelector('.card:not([hidden]) [data-light]').dataset.light.split(' ').sort()")
    expect("a click lights that way alone", page.evaluate("look.lit()"), way)
    expect("with its lines", sum("e" in one for one in way), 2)
    page.click("document.querySelector('.card:not([hidden]) [data-light]')")
    expect("a second click puts it out", page.evaluate("look.lit()") != way)
    page.press("Escape")


def check_ways(page):
    page.click("look.withWay().querySelector('summary')")
    way = page.evaluate("look.withWay().dataset.way.split(' ')")
    lit = page.evaluate("look.lit()")
    expect("the whole way is lit", sorted(set(way) - set(lit)), [])
    expect("nothing else is", page.evaluate("look.nodes().some(one => !one.classList.contains('lit'))"))
    steps = "look.withWay().querySelectorAll('.steps li')"
    expect("its steps are shown", page.evaluate(f"{steps}.length > 2"))
    expect("each with code", page.evaluate(f"[...{steps}].every(one => one.querySelector('.frame mark'))"))
    page.press("Escape")
    expect("Escape closes the finding", page.evaluate("look.findings().every(one => !one.open)"))
    point = page.evaluate(
        "(() => { const path = document.querySelector('.map .edge.tainted path.hit'); path.scrollIntoView({block: 'center', inline: 'center'});"
        " const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()); return [at.x, at.y + 3]; })()"
    )
    page.click_at(*point)
    expect("a click on a tainted line opens a finding", page.evaluate("look.findings().filter(one => one.open).length"), 1)
    page.press("Escape")


def check_zoom(page):
    width = "document.querySelector('svg.map').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.click("document.querySelector('[data-zoom=in]')")
    expect("the map grows", page.evaluate(width) > before)
    page.press("-", "-")
    expect("and shrinks again", abs(page.evaluate(width) - before) < 2)


def check_appearance(page, paper):
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    dark = page.evaluate(f"getComputedStyle(document.querySelector('{paper}')).backgroundColor")
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "light"}])
    light = page.evaluate(f"getComputedStyle(document.querySelector('{paper}')).backgroundColor")
    expect("dark differs from light", dark != light)
    for scheme in ["dark", "light"]:
        page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        expect(f"labels can be read in {scheme}", page.evaluate(CONTRAST) >= 4.5)


# The contrast of the labels of nodes, as WCAG counts it.
CONTRAST = """(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return Math.min(...[...document.querySelectorAll('.map .node')].flatMap(node => {
    const back = light(getComputedStyle(node.querySelector('rect')).fill);
    return [...node.querySelectorAll('text.label, text.detail')].map(text => {
      const front = light(getComputedStyle(text).fill);
      return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    });
  }));
})()"""


def check_print(page):
    page.call("Emulation.setEmulatedMedia", media="print")
    expect("paper has no controls", page.evaluate("getComputedStyle(document.querySelector('.tools')).display"), "none")
    page.call("Emulation.setEmulatedMedia", media="")
    expect("it prints", len(pages(page)) > 0)


def pages(page):
    """The width and height of each page that is printed."""
    data = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", data)
    return [(float(width), float(height)) for width, height in boxes]


def check_sheet(page):
    sizes = pages(page)
    lying = [size for size in sizes if size[0] > size[1]]
    expect("a large map has one page on its side", len(lying), 1)
    expect("beside upright ones", len(sizes) > 1)


def check_locate(page):
    page.click("look.withWay().querySelector('.locate')")
    way = page.evaluate("look.withWay().dataset.way.split(' ')")
    expect("the button shows the way on the map", sorted(set(way) - set(page.evaluate("look.lit()"))), [])
    top = page.evaluate("document.querySelector('.canvas').getBoundingClientRect().top")
    expect("and goes there", -700 < top < 900)
    page.press("Escape")


def check_choice(page):
    first = page.evaluate("look.shown().length")
    page.evaluate("(() => { const one = document.getElementById('application'); one.value = '1'; one.dispatchEvent(new Event('change')) })()")
    page.settle()
    expect("the other application's map is shown", page.evaluate("look.nodes().every(one => one.id.startsWith('a1'))"))
    second = page.evaluate("look.shown().length")
    expect("with its findings alone", [first, second], [5, 1])
    expect("and their number", page.evaluate("document.getElementById('count').textContent"), "1 finding")
    expect("which the chips count too", page.evaluate("document.querySelector('.chip[data-risk=SAS-1] b').textContent"), "0")


def run(kind, path):
    with Browser() as page:
        page.open(path)
        page.evaluate(LOOK)
        check_safety(page)
        check_drawing(page)
        if kind == "workspace":
            check_nodes(page)
            check_reach(page)
            check_ways(page)
            check_zoom(page)
        if kind == "report":
            check_locate(page)
            check_print(page)
        if kind == "sheet":
            check_sheet(page)
        if kind == "choice":
            check_choice(page)
        if kind in ["workspace", "report"]:
            check_filters(page)
            check_appearance(page, "body")
        check_safety(page)


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2])
    for fault in FAULTS:
        print(fault)
    sys.exit(1 if FAULTS else 0)
