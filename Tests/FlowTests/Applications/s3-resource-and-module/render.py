from jinja2 import Template

from documents import load


def handler(event, context):
    return Template(load("latest")).render()  # flow: template-injection from Submit
