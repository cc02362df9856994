import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.PYTHON_3_13,
      functionName: 'clean-worker',
      timeout: cdk.Duration.seconds(10),
      tracing: lambda.Tracing.ACTIVE,
      reservedConcurrentExecutions: 5,
      logRetention: RetentionDays.THREE_MONTHS,
    });
    const failed = new Queue(this, 'Failed');
    const jobs = new Queue(this, 'Jobs', {
      visibilityTimeout: cdk.Duration.minutes(1),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    worker.addEventSource(new SqsEventSource(jobs, { batchSize: 5, reportBatchItemFailures: true }));
    const alarm = worker.metricErrors().createAlarm(this, 'Alarm', { threshold: 0, evaluationPeriods: 1 });
    alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(this, 'OnCall', 'arn:aws:sns:eu-west-1:111122223333:oncall')));
  }
}

new WorkerStack(new cdk.App(), 'Worker');
