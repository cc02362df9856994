import ldap

directory = ldap.initialize("ldaps://directory.internal")


def handler(event, context):
    user = event["queryStringParameters"]["user"]
    found = directory.search_s("ou=people", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")  # finding: ldap-injection
    return {"statusCode": 200, "body": str(len(found))}
