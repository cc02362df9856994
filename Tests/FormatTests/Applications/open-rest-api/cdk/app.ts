import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const orders = new dynamodb.Table(this, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, billingMode: dynamodb.BillingMode.PAY_PER_REQUEST });
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.PYTHON_3_13,
      environment: { TABLE: orders.tableName },
    });
    orders.grant(worker, 'dynamodb:GetItem');
    const api = new apigateway.RestApi(this, 'Api', { deployOptions: { throttlingRateLimit: 20, throttlingBurstLimit: 40 } });
    api.root.addResource('orders').addMethod('GET', new apigateway.LambdaIntegration(worker));
  }
}

new WorkerStack(new cdk.App(), 'Worker');
