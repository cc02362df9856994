// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudwatch-readme.html
import { Resource } from 'aws-cdk-lib';
import { grant } from 'aws-cdk-lib/aws-iam';

export const ComparisonOperator = {};
export const TreatMissingData = {};
export const Unit = {};
export const Stats = {};
export const Statistic = {};

export class Metric {
  constructor(props = {}) { this.namespace = props.namespace; this.metricName = props.metricName; this.dimensions = props.dimensionsMap ?? props.dimensions ?? {}; }
  with() { return this; }
  attachTo() { return this; }
  createAlarm(scope, id, props) { return new Alarm(scope, id, { metric: this, ...props }); }
  static grantPutMetricData(grantee) { return grant(grantee, ['cloudwatch:PutMetricData'], ['*']); }
}
export class MathExpression extends Metric {
  constructor(props = {}) {
    const first = Object.values(props.usingMetrics ?? {})[0];
    super({ namespace: first?.namespace, metricName: first?.metricName, dimensionsMap: first?.dimensions });
  }
}
export class Alarm extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.actions = [];
    this.okActions = [];
    const metric = props.metric;
    this.resource = $resource(this, 'AWS::CloudWatch::Alarm', {
      AlarmName: props.alarmName, Namespace: metric?.namespace, MetricName: metric?.metricName, Threshold: props.threshold,
      EvaluationPeriods: props.evaluationPeriods, ActionsEnabled: props.actionsEnabled, AlarmActions: this.actions, OKActions: this.okActions,
      Dimensions: Object.entries(metric?.dimensions ?? {}).map(([name, value]) => ({ Name: name, Value: value })),
    });
    this.alarmArn = this.resource.attrArn;
    this.alarmName = this.resource.ref;
    this.metric = metric;
  }
  addAlarmAction(...actions) { for (const action of actions) this.actions.push(action.bind(this, this).alarmActionArn); }
  addOkAction(...actions) { for (const action of actions) this.okActions.push(action.bind(this, this).alarmActionArn); }
  addInsufficientDataAction() {}
  static fromAlarmArn(scope, id, arn) { return $unknown('an alarm that is there already'); }
}
export class CompositeAlarm extends Resource {
  addAlarmAction() {}
}
export class Dashboard extends Resource {
  addWidgets() {}
}
export class GraphWidget { constructor(props) {} }
export class SingleValueWidget { constructor(props) {} }
export class TextWidget { constructor(props) {} }
export class AlarmWidget { constructor(props) {} }
export class LogQueryWidget { constructor(props) {} }
export class Row { constructor(...widgets) {} }
export class Column { constructor(...widgets) {} }
