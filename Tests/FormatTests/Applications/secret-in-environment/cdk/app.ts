import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.PYTHON_3_13,
      timeout: cdk.Duration.minutes(15),
      environment: { DB_PASSWORD: 'Tr0ub4dor-and-3' },
    });
    new Rule(this, 'Hourly', { schedule: Schedule.rate(cdk.Duration.hours(1)), targets: [new LambdaFunction(worker)] });
  }
}

new WorkerStack(new cdk.App(), 'Worker');
