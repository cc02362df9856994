import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

class WorkerStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    const worker = new lambda.Function(this, 'Worker', {
      code: lambda.Code.fromAsset('code'),
      handler: 'app.handler',
      runtime: lambda.Runtime.NODEJS_22_X,
    });
    const api = new HttpApi(this, 'Api');
    api.addRoutes({
      path: '/look',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Integration', worker),
      authorizer: new HttpJwtAuthorizer('Users', 'https://login.example.com/', { jwtAudience: ['look'] }),
    });
  }
}

new WorkerStack(new cdk.App(), 'Worker');
