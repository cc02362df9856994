// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-lambda-go-alpha-readme.html
import { Function } from 'aws-cdk-lib/aws-lambda';

export class GoFunction extends Function {
  constructor(scope, id, props = {}) {
    super(scope, id, { ...props, runtime: props.runtime ?? 'provided.al2', handler: 'bootstrap', code: { properties: { Code: $asset(props.entry) } } });
  }
}
