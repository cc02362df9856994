import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.NODEJS_22_X,
    });
    const orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_IMAGE,
    });
    worker.addEventSource(new DynamoEventSource(orders, { startingPosition: lambda.StartingPosition.LATEST }));
  }
}

new WorkerStack(new cdk.App(), 'Worker');
