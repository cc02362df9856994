// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-lambda-python-alpha-readme.html
import { Function, LayerVersion } from 'aws-cdk-lib/aws-lambda';

export class PythonFunction extends Function {
  constructor(scope, id, props = {}) {
    super(scope, id, {
      ...props, code: { properties: { Code: $asset(props.entry) } },
      handler: `${$module(props.index ?? 'index.py')}.${props.handler ?? 'handler'}`,
    });
  }
}
export class PythonLayerVersion extends LayerVersion {
  constructor(scope, id, props = {}) { super(scope, id, { ...props, code: { properties: { Code: $asset(props.entry) } } }); }
}
