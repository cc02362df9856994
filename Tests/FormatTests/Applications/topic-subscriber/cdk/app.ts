import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.PYTHON_3_13,
      environment: { HOST: 'db.internal' },
    });
    new Topic(this, 'Orders').addSubscription(new LambdaSubscription(worker));
  }
}

new WorkerStack(new cdk.App(), 'Worker');
