import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.PYTHON_3_13,
    });
    worker.addEventSource(new SqsEventSource(new Queue(this, 'Jobs'), { batchSize: 5 }));
  }
}

new WorkerStack(new cdk.App(), 'Worker');
