import ldap
import ldap.filter

directory = ldap.initialize("ldaps://directory.internal")


def handler(event, context):
    user = ldap.filter.escape_filter_chars(event["queryStringParameters"]["user"])
    found = directory.search_s("ou=people", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")
    return {"statusCode": 200, "body": str(len(found))}
