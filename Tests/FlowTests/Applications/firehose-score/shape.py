import base64
import json


def handler(event, context):
    results = []
    for record in event["records"]:
        click = json.loads(base64.b64decode(record["data"]))
        score = eval(str(click["score"]))
        data = base64.b64encode(json.dumps({"score": score}).encode()).decode()
        results.append({"recordId": record["recordId"], "result": "Ok", "data": data})
    return {"records": results}
