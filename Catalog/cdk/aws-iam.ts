// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam-readme.html
import { Construct, Resource } from 'aws-cdk-lib';

export const Effect = { ALLOW: 'Allow', DENY: 'Deny' };

export class PolicyStatement {
  constructor(props = {}) {
    this.$json = {
      Sid: props.sid, Effect: props.effect ?? 'Allow', Action: props.actions, NotAction: props.notActions,
      Resource: props.resources, NotResource: props.notResources, Condition: props.conditions,
    };
    if (props.principals) this.addPrincipals(...props.principals);
    if (props.notPrincipals) this.$json.NotPrincipal = fragments(props.notPrincipals);
  }
  static fromJson(json) {
    const statement = new PolicyStatement();
    statement.$json = json;
    return statement;
  }
  add(name, values) { this.$json[name] = [...(this.$json[name] ?? []), ...values]; }
  addActions(...actions) { this.add('Action', actions); }
  addNotActions(...actions) { this.add('NotAction', actions); }
  addResources(...arns) { this.add('Resource', arns); }
  addNotResources(...arns) { this.add('NotResource', arns); }
  addAllResources() { this.add('Resource', ['*']); }
  addPrincipals(...principals) {
    this.principals = [...(this.principals ?? []), ...principals];
    this.$json.Principal = fragments(this.principals);
    for (const principal of principals) { if (principal.conditions) this.addConditions(principal.conditions); }
  }
  addAnyPrincipal() { this.$json.Principal = { AWS: '*' }; }
  addServicePrincipal(service) { this.addPrincipals(new ServicePrincipal(service)); }
  addArnPrincipal(arn) { this.addPrincipals(new ArnPrincipal(arn)); }
  addAwsPrincipal(arn) { this.addPrincipals(new ArnPrincipal(arn)); }
  addAwsAccountPrincipal(account) { this.addPrincipals(new AccountPrincipal(account)); }
  addAccountRootPrincipal() { this.addPrincipals(new AccountRootPrincipal()); }
  addFederatedPrincipal(provider, conditions) { this.addPrincipals(new FederatedPrincipal(provider, conditions)); }
  addAccountCondition(account) { this.addCondition('StringEquals', { 'sts:ExternalId': account }); }
  addSourceAccountCondition(account) { this.addCondition('StringEquals', { 'aws:SourceAccount': account }); }
  addSourceArnCondition(arn) { this.addCondition('ArnEquals', { 'aws:SourceArn': arn }); }
  addCondition(operator, value) {
    this.$json.Condition = { ...this.$json.Condition, [operator]: { ...this.$json.Condition?.[operator], ...value } };
  }
  addConditions(conditions) { for (const operator of Object.keys(conditions)) this.addCondition(operator, conditions[operator]); }
  set effect(value) { this.$json.Effect = value; }
  set sid(value) { this.$json.Sid = value; }
  toJSON() { return this.$json; }
  toStatementJson() { return this.$json; }
}

function fragments(principals) {
  const result = {};
  for (const principal of principals) {
    const own = principal.fragment ?? $unknown('a principal');
    for (const kind of Object.keys(own)) { result[kind] = [...(result[kind] ?? []), own[kind]]; }
  }
  return result;
}

export class PolicyDocument {
  constructor(props = {}) {
    this.statements = [...(props.statements ?? [])];
    this.$json = { Version: '2012-10-17', Statement: this.statements };
  }
  static fromJson(json) {
    const document = new PolicyDocument();
    document.$json = json;
    return document;
  }
  addStatements(...statements) { this.statements.push(...statements); }
  toJSON() { return this.$json; }
}

export class Grant {
  static addToPrincipal(options) { return grant(options.grantee, options.actions, options.resourceArns ?? ['*']); }
  static addToPrincipalOrResource(options) { return grant(options.grantee, options.actions, options.resourceArns ?? ['*'], options.resource); }
  static drop() { return new Grant(); }
  assertSuccess() {}
  applyBefore() {}
  combine() { return this; }
}

// Who is granted something: a role's policy takes it, or the policy of the resource for principals that have none.
export function grant(grantee, actions, resources, resource) {
  const principal = grantee?.grantPrincipal;
  if (principal instanceof Identity) {
    principal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  } else if (principal instanceof PrincipalBase) {
    resource?.addToResourcePolicy(new PolicyStatement({ actions, resources, principals: [principal] }));
  }
  return new Grant();
}

// MARK: Principals

export class PrincipalBase {
  constructor(fragment, conditions) {
    this.fragment = fragment;
    this.conditions = conditions;
    this.assumeRoleAction = 'sts:AssumeRole';
    this.grantPrincipal = this;
  }
  withConditions(conditions) { return new PrincipalWithConditions(this, conditions); }
  withSessionTags() { return this; }
  addToPolicy() { return false; }
  addToPrincipalPolicy() { return { statementAdded: false }; }
}
export class ServicePrincipal extends PrincipalBase {
  constructor(service, options = {}) { super({ Service: service }, options.conditions); this.service = service; }
  static servicePrincipalName(service) { return service; }
}
export class ArnPrincipal extends PrincipalBase {
  constructor(arn) { super({ AWS: arn }); this.arn = arn; }
}
export class AccountPrincipal extends PrincipalBase {
  constructor(account) { super({ AWS: `arn:aws:iam::${account}:root` }); this.accountId = account; }
}
export class AccountRootPrincipal extends PrincipalBase {
  constructor() { super({ AWS: `arn:aws:iam::${$ref('AWS::AccountId')}:root` }); }
}
export class AnyPrincipal extends PrincipalBase {
  constructor() { super({ AWS: '*' }); }
}
export class Anyone extends AnyPrincipal {}
export class StarPrincipal extends AnyPrincipal {}
export class OrganizationPrincipal extends PrincipalBase {
  constructor(organization) { super({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': organization } }); }
}
export class CanonicalUserPrincipal extends PrincipalBase {
  constructor(id) { super({ CanonicalUser: id }); }
}
export class FederatedPrincipal extends PrincipalBase {
  constructor(federated, conditions, action) {
    super({ Federated: federated }, conditions);
    this.assumeRoleAction = action ?? 'sts:AssumeRole';
  }
}
export class WebIdentityPrincipal extends FederatedPrincipal {
  constructor(provider, conditions) { super(provider, conditions, 'sts:AssumeRoleWithWebIdentity'); }
}
export class OpenIdConnectPrincipal extends WebIdentityPrincipal {
  constructor(provider, conditions) { super(provider.openIdConnectProviderArn, conditions); }
}
export class SamlPrincipal extends FederatedPrincipal {
  constructor(provider, conditions) { super(provider.samlProviderArn, conditions, 'sts:AssumeRoleWithSAML'); }
}
export class PrincipalWithConditions extends PrincipalBase {
  constructor(principal, conditions) {
    super(principal.fragment, { ...principal.conditions, ...conditions });
    this.assumeRoleAction = principal.assumeRoleAction;
  }
}
export class CompositePrincipal extends PrincipalBase {
  constructor(...principals) { super({}); this.principals = principals; }
  addPrincipals(...more) { this.principals.push(...more); return this; }
}

// MARK: Identities

export class Identity extends Resource {
  constructor(scope, id) {
    super(scope, id);
    this.grantPrincipal = this;
    this.statements = [];
    this.assumeRoleAction = 'sts:AssumeRole';
  }
  // Roles that are only referred to have no resource: what they may do is decided elsewhere.
  addToPrincipalPolicy(statement) {
    if (this.resource && this.statements.length === 0) {
      this.policies.push({ PolicyName: 'DefaultPolicy', PolicyDocument: { Version: '2012-10-17', Statement: this.statements } });
    }
    this.statements.push(statement);
    return { statementAdded: true };
  }
  addToPolicy(statement) { this.addToPrincipalPolicy(statement); return true; }
  addManagedPolicy(policy) { this.managedPolicies?.push(policy.managedPolicyArn); }
  attachInlinePolicy(policy) { policy.attachTo(this); }
}

export class Role extends Identity {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.policies = Object.entries(props.inlinePolicies ?? {}).map(([name, document]) => ({ PolicyName: name, PolicyDocument: document }));
    this.managedPolicies = (props.managedPolicies ?? []).map((policy) => policy.managedPolicyArn);
    this.assumeRolePolicy = new PolicyDocument({ statements: assumptions(props.assumedBy, props.externalIds ?? (props.externalId ? [props.externalId] : undefined)) });
    this.resource = $resource(this, 'AWS::IAM::Role', {
      RoleName: props.roleName, Description: props.description, Path: props.path,
      AssumeRolePolicyDocument: this.assumeRolePolicy, ManagedPolicyArns: this.managedPolicies, Policies: this.policies,
      PermissionsBoundary: props.permissionsBoundary?.managedPolicyArn, MaxSessionDuration: props.maxSessionDuration,
    });
    this.roleName = this.resource.ref;
    this.roleArn = this.resource.attrArn;
    this.roleId = this.resource.attrRoleId;
    this.fragment = { AWS: this.roleArn };
    this.policyFragment = { principalJson: this.fragment };
    this.principalAccount = $ref('AWS::AccountId');
  }
  static fromRoleArn(scope, id, arn) { return imported(scope, id, arn); }
  static fromRoleName(scope, id, name) { return imported(scope, id, `arn:aws:iam::${$ref('AWS::AccountId')}:role/${name}`); }
  static fromLookup(scope, id, options) { return imported(scope, id, $unknown('a role that is there already')); }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.roleArn], this); }
  grantPassRole(grantee) { return this.grant(grantee, 'iam:PassRole'); }
  grantAssumeRole(grantee) { return this.grant(grantee, 'sts:AssumeRole'); }
  addToResourcePolicy(statement) { this.assumeRolePolicy.addStatements(statement); }
  withoutPolicyUpdates() { return this; }
  static customizeRoles() {}
}
export const LazyRole = Role;

function assumptions(principal, externalIds) {
  const list = principal?.principals ?? [principal];
  return list.map((each) => {
    const statement = new PolicyStatement({ actions: [each?.assumeRoleAction ?? 'sts:AssumeRole'], principals: [each] });
    if (externalIds) statement.addCondition('StringEquals', { 'sts:ExternalId': externalIds });
    return statement;
  });
}

class ImportedRole extends Identity {
  constructor(scope, id, arn) {
    super(scope, id);
    this.roleArn = arn;
    this.roleName = $unknown('the name of a role that is there already');
    this.fragment = { AWS: arn };
  }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.roleArn]); }
  grantPassRole(grantee) { return this.grant(grantee, 'iam:PassRole'); }
  grantAssumeRole(grantee) { return this.grant(grantee, 'sts:AssumeRole'); }
  withoutPolicyUpdates() { return this; }
}
function imported(scope, id, arn) { return new ImportedRole(scope, id, arn); }

export class User extends Identity {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.policies = [];
    this.managedPolicies = (props.managedPolicies ?? []).map((policy) => policy.managedPolicyArn);
    this.resource = $resource(this, 'AWS::IAM::User', {
      UserName: props.userName, Policies: this.policies, ManagedPolicyArns: this.managedPolicies,
      Groups: (props.groups ?? []).map((group) => group.groupName),
      LoginProfile: props.password ? { Password: props.password } : undefined,
      PermissionsBoundary: props.permissionsBoundary?.managedPolicyArn,
    });
    this.userName = this.resource.ref;
    this.userArn = this.resource.attrArn;
    this.fragment = { AWS: this.userArn };
  }
  addToGroup() {}
  static fromUserName(scope, id, name) { return $unknown('a user that is there already'); }
}

export class Group extends Identity {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.policies = [];
    this.managedPolicies = (props.managedPolicies ?? []).map((policy) => policy.managedPolicyArn);
    this.resource = $resource(this, 'AWS::IAM::Group', {
      GroupName: props.groupName, Policies: this.policies, ManagedPolicyArns: this.managedPolicies,
    });
    this.groupName = this.resource.ref;
    this.groupArn = this.resource.attrArn;
  }
  addUser() {}
}

export class AccessKey extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::IAM::AccessKey', { UserName: props.user?.userName });
    this.accessKeyId = this.resource.ref;
    this.secretAccessKey = this.resource.attrSecretAccessKey;
  }
}

// MARK: Policies

export class Policy extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.document = props.document ?? new PolicyDocument({ statements: props.statements ?? [] });
    this.roles = (props.roles ?? []).map((role) => role.roleName);
    this.users = (props.users ?? []).map((user) => user.userName);
    this.groups = (props.groups ?? []).map((group) => group.groupName);
    this.resource = $resource(this, 'AWS::IAM::Policy', {
      PolicyName: props.policyName ?? id, PolicyDocument: this.document, Roles: this.roles, Users: this.users, Groups: this.groups,
    });
    this.policyName = this.resource.ref;
    this.grantPrincipal = this;
  }
  addStatements(...statements) { this.document.addStatements(...statements); }
  attachTo(identity) {
    if (identity instanceof User) this.users.push(identity.userName);
    else if (identity instanceof Group) this.groups.push(identity.groupName);
    else this.roles.push(identity.roleName);
  }
  attachToRole(role) { this.roles.push(role.roleName); }
  attachToUser(user) { this.users.push(user.userName); }
  attachToGroup(group) { this.groups.push(group.groupName); }
}

export class ManagedPolicy extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.document = props.document ?? new PolicyDocument({ statements: props.statements ?? [] });
    this.roles = (props.roles ?? []).map((role) => role.roleName);
    this.resource = $resource(this, 'AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: props.managedPolicyName, Description: props.description, PolicyDocument: this.document,
      Roles: this.roles, Users: (props.users ?? []).map((user) => user.userName),
      Groups: (props.groups ?? []).map((group) => group.groupName),
    });
    this.managedPolicyArn = this.resource.ref;
    this.managedPolicyName = props.managedPolicyName;
  }
  addStatements(...statements) { this.document.addStatements(...statements); }
  attachToRole(role) { this.roles.push(role.roleName); }
  static fromAwsManagedPolicyName(name) { return { managedPolicyArn: `arn:aws:iam::aws:policy/${name}` }; }
  static fromManagedPolicyName(scope, id, name) {
    return { managedPolicyArn: `arn:aws:iam::${$ref('AWS::AccountId')}:policy/${name}` };
  }
  static fromManagedPolicyArn(scope, id, arn) { return { managedPolicyArn: arn }; }
}

export class InstanceProfile extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::IAM::InstanceProfile', { Roles: [props.role?.roleName] });
    this.instanceProfileArn = this.resource.attrArn;
  }
}

export class OpenIdConnectProvider extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::IAM::OIDCProvider', { Url: props.url, ClientIdList: props.clientIds });
    this.openIdConnectProviderArn = this.resource.ref;
    this.openIdConnectProviderIssuer = props.url;
  }
  static fromOpenIdConnectProviderArn(scope, id, arn) { return { openIdConnectProviderArn: arn }; }
}
