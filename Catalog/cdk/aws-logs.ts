// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_logs-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { grant } from 'aws-cdk-lib/aws-iam';

export const RetentionDays = {
  ONE_DAY: 1, THREE_DAYS: 3, FIVE_DAYS: 5, ONE_WEEK: 7, TWO_WEEKS: 14, ONE_MONTH: 30, TWO_MONTHS: 60, THREE_MONTHS: 90,
  FOUR_MONTHS: 120, FIVE_MONTHS: 150, SIX_MONTHS: 180, ONE_YEAR: 365, THIRTEEN_MONTHS: 400, EIGHTEEN_MONTHS: 545,
  TWO_YEARS: 731, THREE_YEARS: 1096, FIVE_YEARS: 1827, SIX_YEARS: 2192, SEVEN_YEARS: 2557, EIGHT_YEARS: 2922,
  NINE_YEARS: 3288, TEN_YEARS: 3653, INFINITE: undefined,
};
export class FilterPattern {
  static allEvents() { return ''; }
  static allTerms(...terms) { return terms.join(' '); }
  static anyTerm(...terms) { return terms.join(' '); }
  static literal(text) { return text; }
  static exists(field) { return field; }
  static stringValue(field, comparison, value) { return `${field} ${comparison} ${value}`; }
}

class GroupBase extends Resource {
  grantWrite(grantee) { return grant(grantee, ['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroupArn], this); }
  grantRead(grantee) { return grant(grantee, ['logs:FilterLogEvents', 'logs:GetLogEvents', 'logs:GetLogGroupFields', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'], [this.logGroupArn], this); }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.logGroupArn], this); }
  addSubscriptionFilter(id, props = {}) { return new SubscriptionFilter(this, id, { logGroup: this, ...props }); }
  addMetricFilter(id, props = {}) { return new MetricFilter(this, id, { logGroup: this, ...props }); }
  addStream() { return $unknown('a log stream'); }
  addToResourcePolicy() {}
  logGroupPhysicalName() { return this.logGroupName; }
}
// Without a retention the CDK keeps a log group for two years.
export class LogGroup extends GroupBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Logs::LogGroup', {
      LogGroupName: props.logGroupName, RetentionInDays: 'retention' in props ? props.retention : 731, KmsKeyId: props.encryptionKey?.keyArn,
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.logGroupName = this.resource.ref;
    this.logGroupArn = this.resource.attrArn;
  }
  static fromLogGroupName(scope, id, name) { return new ImportedGroup(scope, id, name); }
  static fromLogGroupArn(scope, id, arn) { return new ImportedGroup(scope, id, $unknown('a log group'), arn); }
}
class ImportedGroup extends GroupBase {
  constructor(scope, id, name, arn) {
    super(scope, id);
    this.logGroupName = name;
    this.logGroupArn = arn ?? `arn:aws:logs:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:log-group:${name}:*`;
  }
}
export class LogRetention extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Logs::LogGroup', { LogGroupName: props.logGroupName, RetentionInDays: props.retention });
    this.logGroupArn = this.resource.attrArn;
  }
}
export class LogStream extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.logStreamName = props.logStreamName; }
}
export class SubscriptionFilter extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Logs::SubscriptionFilter', {
      LogGroupName: props.logGroup?.logGroupName, FilterPattern: props.filterPattern, DestinationArn: props.destination?.bind(this),
    });
  }
}
export class MetricFilter extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.props = props;
    this.resource = $resource(this, 'AWS::Logs::MetricFilter', {
      LogGroupName: props.logGroup?.logGroupName, FilterPattern: props.filterPattern,
      MetricTransformations: [{ MetricNamespace: props.metricNamespace, MetricName: props.metricName, MetricValue: props.metricValue ?? '1' }],
    });
  }
  metric() { return new Metric({ namespace: this.props.metricNamespace, metricName: this.props.metricName }); }
}
export class ResourcePolicy extends Resource {}
export class QueryDefinition extends Resource {}
export const QueryString = {};
