from jinja2 import Template


def handler(event, context):
    greeting = event["queryStringParameters"]["greeting"]
    page = Template("Hello " + greeting).render()  # finding: template-injection
    return {"statusCode": 200, "body": page}
