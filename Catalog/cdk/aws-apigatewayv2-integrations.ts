// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2_integrations-readme.html
import { integration } from 'aws-cdk-lib/aws-apigatewayv2';

export class HttpLambdaIntegration {
  constructor(id, fn, props) { this.fn = fn; this.props = props; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'AWS_PROXY', IntegrationUri: this.fn.functionArn }); }
}
// The name in the first version, which takes the function in an object.
export class LambdaProxyIntegration {
  constructor(props) { this.fn = props.handler; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'AWS_PROXY', IntegrationUri: this.fn.functionArn }); }
}
export class WebSocketLambdaIntegration extends HttpLambdaIntegration {}
export class LambdaWebSocketIntegration extends LambdaProxyIntegration {}
export class HttpUrlIntegration {
  constructor(id, url, props = {}) { this.url = url; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'HTTP_PROXY', IntegrationUri: this.url, IntegrationMethod: 'ANY' }); }
}
export class HttpProxyIntegration {
  constructor(props = {}) { this.url = props.url; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'HTTP_PROXY', IntegrationUri: this.url, IntegrationMethod: 'ANY' }); }
}
class PrivateIntegration {
  constructor(id, target, props) { this.target = target; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', IntegrationUri: $unknown('a load balancer') }); }
}
export class HttpAlbIntegration extends PrivateIntegration {}
export class HttpNlbIntegration extends PrivateIntegration {}
export class HttpServiceDiscoveryIntegration extends PrivateIntegration {}
class ServiceIntegration {
  constructor(id, props = {}) { this.props = props; }
  bind(options) { return integration(options.route, options.api, { IntegrationType: 'AWS_PROXY', IntegrationSubtype: this.props.subtype }); }
}
export class HttpStepFunctionsIntegration extends ServiceIntegration {}
export class HttpSqsIntegration extends ServiceIntegration {}
export class HttpEventBridgeIntegration extends ServiceIntegration {}
export class WebSocketMockIntegration extends ServiceIntegration {}
export class WebSocketAwsIntegration extends ServiceIntegration {}
