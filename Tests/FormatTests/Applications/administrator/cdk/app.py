import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_lambda as lambda_
from aws_cdk import aws_events as events, aws_events_targets as targets


class WorkerStack(cdk.Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        worker = lambda_.Function(
            self, "Worker",
            code=lambda_.Code.from_asset("code"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
        )
        worker.role.add_managed_policy(iam.ManagedPolicy.from_managed_policy_arn(self, "More", "arn:aws:iam::aws:policy/AdministratorAccess"))

        nightly = events.Rule(self, "Nightly", schedule=events.Schedule.rate(cdk.Duration.days(1)))
        nightly.add_target(targets.LambdaFunction(worker))


app = cdk.App()
WorkerStack(app, "Worker")
app.synth()
