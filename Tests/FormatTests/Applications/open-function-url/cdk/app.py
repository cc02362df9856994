import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_lambda as lambda_


class WorkerStack(cdk.Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        worker = lambda_.Function(
            self, "Worker",
            code=lambda_.Code.from_asset("code"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
        )
        worker.add_function_url(
            auth_type=lambda_.FunctionUrlAuthType.NONE,
            cors=lambda_.FunctionUrlCorsOptions(allowed_origins=["*"]))


app = cdk.App()
WorkerStack(app, "Worker")
app.synth()
