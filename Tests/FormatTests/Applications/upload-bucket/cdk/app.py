import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_lambda as lambda_
from aws_cdk import aws_s3 as s3, aws_s3_notifications as notifications


class WorkerStack(cdk.Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        worker = lambda_.Function(
            self, "Worker",
            code=lambda_.Code.from_asset("code"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
        )
        uploads = s3.Bucket(self, "Uploads", bucket_name="format-uploads", access_control=s3.BucketAccessControl.PUBLIC_READ)
        uploads.add_event_notification(
            s3.EventType.OBJECT_CREATED, notifications.LambdaDestination(worker), s3.NotificationKeyFilter(prefix="in/"))


app = cdk.App()
WorkerStack(app, "Worker")
app.synth()
