// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito-readme.html
import { Resource } from 'aws-cdk-lib';
import { grant } from 'aws-cdk-lib/aws-iam';

export const Mfa = { OFF: 'OFF', OPTIONAL: 'OPTIONAL', REQUIRED: 'ON' };
export const AdvancedSecurityMode = { ENFORCED: 'ENFORCED', AUDIT: 'AUDIT', OFF: 'OFF' };
export const FeaturePlan = { LITE: 'LITE', ESSENTIALS: 'ESSENTIALS', PLUS: 'PLUS' };
export const StandardThreatProtectionMode = { FULL_FUNCTION: 'ENFORCED', AUDIT_ONLY: 'AUDIT', NO_ENFORCEMENT: 'OFF' };
export const AccountRecovery = {};
export const VerificationEmailStyle = { CODE: 'CONFIRM_WITH_CODE', LINK: 'CONFIRM_WITH_LINK' };
export const UserPoolEmail = { withCognito() { return {}; }, withSES() { return {}; } };
export class UserPoolOperation {
  static CREATE_AUTH_CHALLENGE = 'CreateAuthChallenge';
  static CUSTOM_MESSAGE = 'CustomMessage';
  static DEFINE_AUTH_CHALLENGE = 'DefineAuthChallenge';
  static POST_AUTHENTICATION = 'PostAuthentication';
  static POST_CONFIRMATION = 'PostConfirmation';
  static PRE_AUTHENTICATION = 'PreAuthentication';
  static PRE_SIGN_UP = 'PreSignUp';
  static PRE_TOKEN_GENERATION = 'PreTokenGeneration';
  static PRE_TOKEN_GENERATION_CONFIG = 'PreTokenGeneration';
  static USER_MIGRATION = 'UserMigration';
  static VERIFY_AUTH_CHALLENGE_RESPONSE = 'VerifyAuthChallengeResponse';
  static CUSTOM_EMAIL_SENDER = 'CustomEmailSender';
  static CUSTOM_SMS_SENDER = 'CustomSMSSender';
}
export class OAuthScope {
  static EMAIL = 'email';
  static OPENID = 'openid';
  static PROFILE = 'profile';
  static PHONE = 'phone';
  static COGNITO_ADMIN = 'aws.cognito.signin.user.admin';
  static custom(name) { return name; }
  static resourceServer(server, scope) { return $unknown('a scope'); }
}
export class UserPoolClientIdentityProvider {
  static COGNITO = 'COGNITO';
  static GOOGLE = 'Google';
  static FACEBOOK = 'Facebook';
  static AMAZON = 'LoginWithAmazon';
  static APPLE = 'SignInWithApple';
  static custom(name) { return name; }
}
export class ClientAttributes {
  withStandardAttributes() { return this; }
  withCustomAttributes() { return this; }
}
export class StringAttribute { constructor(props) {} }
export class NumberAttribute { constructor(props) {} }
export class BooleanAttribute { constructor(props) {} }
export class DateTimeAttribute { constructor(props) {} }

class PoolBase extends Resource {
  addClient(id, options) { return new UserPoolClient(this, id, { userPool: this, ...options }); }
  addDomain(id, options) { return new UserPoolDomain(this, id, { userPool: this, ...options }); }
  addResourceServer(id, options) { return new UserPoolResourceServer(this, id, { userPool: this, ...options }); }
  addGroup(id, options) { return $unknown('a group'); }
  registerIdentityProvider() {}
  grant(grantee, ...actions) { return grant(grantee, actions, [this.userPoolArn], this); }
}

export class UserPool extends PoolBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.triggers = {};
    const policy = props.passwordPolicy;
    this.resource = $resource(this, 'AWS::Cognito::UserPool', {
      UserPoolName: props.userPoolName, MfaConfiguration: props.mfa, DeletionProtection: protection(props.deletionProtection),
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: adminOnly(props.selfSignUpEnabled) },
      Policies: policy ? { PasswordPolicy: {
        MinimumLength: policy.minLength, RequireLowercase: policy.requireLowercase, RequireUppercase: policy.requireUppercase,
        RequireNumbers: policy.requireDigits, RequireSymbols: policy.requireSymbols, TemporaryPasswordValidityDays: policy.tempPasswordValidity?.toDays(),
      } } : undefined,
      UserPoolAddOns: { AdvancedSecurityMode: props.advancedSecurityMode ?? props.standardThreatProtectionMode },
      AutoVerifiedAttributes: verified(props.autoVerify ?? props.signInAliases), LambdaConfig: this.triggers,
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.userPoolId = this.resource.ref;
    this.userPoolArn = this.resource.attrArn;
    this.userPoolProviderName = this.resource.attrProviderName;
    this.userPoolProviderUrl = this.resource.attrProviderURL;
    for (const name of Object.keys(props.lambdaTriggers ?? {})) this.addTrigger(upper(name), props.lambdaTriggers[name]);
  }
  addTrigger(operation, fn) { this.triggers[operation] = fn.functionArn; }
  static fromUserPoolId(scope, id, pool) { return new ImportedPool(scope, id, pool); }
  static fromUserPoolArn(scope, id, arn) { return new ImportedPool(scope, id, $unknown('a user pool'), arn); }
}

class ImportedPool extends PoolBase {
  constructor(scope, id, pool, arn) {
    super(scope, id);
    this.userPoolId = pool;
    this.userPoolArn = arn ?? `arn:aws:cognito-idp:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:userpool/${pool}`;
    this.userPoolProviderName = `cognito-idp.${$ref('AWS::Region')}.amazonaws.com/${pool}`;
  }
}

// Only administrators make users unless the program says otherwise.
function adminOnly(selfSignUp) {
  if (selfSignUp === undefined) return true;
  return selfSignUp === true ? $at(selfSignUp, false) : selfSignUp === false ? $at(selfSignUp, true) : selfSignUp;
}
function protection(value) {
  if (value === undefined) return undefined;
  return value === true ? $at(value, 'ACTIVE') : value === false ? $at(value, 'INACTIVE') : value;
}
function verified(aliases) {
  const names = [];
  if (aliases?.email === true) names.push('email');
  if (aliases?.phone === true) names.push('phone_number');
  return names.length ? names : undefined;
}
function upper(name) { return Object.keys($pascal({ [name]: true }))[0]; }

export class UserPoolClient extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Cognito::UserPoolClient', {
      UserPoolId: props.userPool?.userPoolId, ClientName: props.userPoolClientName, GenerateSecret: props.generateSecret,
      ExplicitAuthFlows: flows(props.authFlows), PreventUserExistenceErrors: existence(props.preventUserExistenceErrors),
      AllowedOAuthFlows: grants(props.oAuth?.flows), AllowedOAuthScopes: props.oAuth?.scopes, CallbackURLs: props.oAuth?.callbackUrls,
      LogoutURLs: props.oAuth?.logoutUrls, AccessTokenValidity: props.accessTokenValidity?.toMinutes(), IdTokenValidity: props.idTokenValidity?.toMinutes(),
      RefreshTokenValidity: props.refreshTokenValidity?.toMinutes(), SupportedIdentityProviders: props.supportedIdentityProviders,
      EnableTokenRevocation: props.enableTokenRevocation,
    });
    this.userPoolClientId = this.resource.ref;
    this.userPoolClientSecret = $unknown('the secret of a client');
    this.userPoolClientName = props.userPoolClientName;
  }
  static fromUserPoolClientId(scope, id, client) { return { userPoolClientId: client }; }
}
function flows(options) {
  if (!options) return undefined;
  const names = ['ALLOW_REFRESH_TOKEN_AUTH'];
  if (options.userPassword === true) names.push('ALLOW_USER_PASSWORD_AUTH');
  if (options.adminUserPassword === true) names.push('ALLOW_ADMIN_USER_PASSWORD_AUTH');
  if (options.userSrp === true) names.push('ALLOW_USER_SRP_AUTH');
  if (options.custom === true) names.push('ALLOW_CUSTOM_AUTH');
  return $at(options, names);
}
function grants(options) {
  if (!options) return undefined;
  const names = [];
  if (options.authorizationCodeGrant === true) names.push('code');
  if (options.implicitCodeGrant === true) names.push('implicit');
  if (options.clientCredentials === true) names.push('client_credentials');
  return $at(options, names);
}
function existence(value) {
  if (value === undefined) return undefined;
  return value === true ? $at(value, 'ENABLED') : value === false ? $at(value, 'LEGACY') : value;
}

export class UserPoolDomain extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Cognito::UserPoolDomain', { UserPoolId: props.userPool?.userPoolId, Domain: props.cognitoDomain?.domainPrefix ?? props.customDomain?.domainName });
    this.domainName = this.resource.ref;
    this.cloudFrontEndpoint = $unknown('a domain');
  }
  baseUrl() { return `https://${this.domainName}.auth.${$ref('AWS::Region')}.amazoncognito.com`; }
  signInUrl(client, options) { return $unknown('an address'); }
}
export class UserPoolResourceServer extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Cognito::UserPoolResourceServer', { UserPoolId: props.userPool?.userPoolId, Identifier: props.identifier });
    this.userPoolResourceServerId = props.identifier;
  }
}
export class ResourceServerScope { constructor(props = {}) { this.scopeName = props.scopeName; } }
class Provider extends Resource {
  constructor(scope, id, props) { super(scope, id); this.providerName = $unknown('an identity provider'); }
}
export class UserPoolIdentityProviderGoogle extends Provider {}
export class UserPoolIdentityProviderFacebook extends Provider {}
export class UserPoolIdentityProviderAmazon extends Provider {}
export class UserPoolIdentityProviderApple extends Provider {}
export class UserPoolIdentityProviderOidc extends Provider {}
export class UserPoolIdentityProviderSaml extends Provider {}
export const ProviderAttribute = {};
