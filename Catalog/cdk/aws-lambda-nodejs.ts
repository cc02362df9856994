// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html
import { Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export const OutputFormat = { CJS: 'cjs', ESM: 'esm' };
export const SourceMapMode = {};
export const LogLevel = {};
export const Charset = {};

// The entry is a file; without one it stands beside the file that makes the function: stack.ts and stack.NAME.ts.
export class NodejsFunction extends Function {
  constructor(scope, id, props = {}) {
    const entry = props.entry ?? $beside(id);
    const name = props.handler ?? 'handler';
    super(scope, id, {
      ...props, runtime: props.runtime ?? 'nodejs18.x',
      code: props.code ?? { properties: { Code: $asset($folder(entry)) } },
      handler: name.includes('.') ? name : `${$stem(entry)}.${name}`,
    });
  }
}
