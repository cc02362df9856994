from jinja2 import Template


def handler(event, context):
    greeting = event["queryStringParameters"]["greeting"]
    page = Template("Hello {{ greeting }}", autoescape=True).render(greeting=greeting)
    return {"statusCode": 200, "body": page}
