// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_rds-readme.html
import { Resource } from 'aws-cdk-lib';
import { Connections, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { grant } from 'aws-cdk-lib/aws-iam';

export class Credentials {
  static fromGeneratedSecret(name) { return { username: name, isGenerated: true }; }
  static fromUsername(name, options = {}) { return { username: name, password: options.password, isGenerated: !options.password }; }
  static fromPassword(name, password) { return { username: name, password }; }
  static fromSecret(secret, name) { return { username: name ?? secret.secretValueFromJson('username'), password: secret.secretValueFromJson('password'), secret }; }
}
export const DatabaseInstanceEngine = engines();
export const DatabaseClusterEngine = engines();
function engines() {
  return { postgres() { return 'postgres'; }, mysql() { return 'mysql'; }, mariaDb() { return 'mariadb'; }, auroraMysql() { return 'aurora-mysql'; }, auroraPostgres() { return 'aurora-postgresql'; }, AURORA_MYSQL: 'aurora-mysql', AURORA_POSTGRESQL: 'aurora-postgresql', AURORA: 'aurora', POSTGRES: 'postgres', MYSQL: 'mysql' };
}
export const ClusterInstance = { serverlessV2() { return {}; }, provisioned() { return {}; } };

function common(made, props) {
  const group = props.securityGroups?.[0] ?? new SecurityGroup(made, 'SecurityGroup', { vpc: props.vpc });
  const credentials = props.credentials ?? { isGenerated: true };
  made.connections = new Connections({ securityGroups: [group], defaultPort: Port.tcp(props.port ?? 3306) });
  made.secret = credentials.secret ?? (credentials.isGenerated ? new Secret(made, 'Secret') : undefined);
  return {
    MasterUsername: credentials.username ?? 'admin', MasterUserPassword: credentials.password ?? made.secret?.secretValueFromJson('password'),
    StorageEncrypted: props.storageEncrypted ?? (props.storageEncryptionKey ? true : undefined), KmsKeyId: props.storageEncryptionKey?.keyArn,
    BackupRetentionPeriod: (props.backupRetention ?? props.backup?.retention)?.toDays(), DeletionProtection: props.deletionProtection,
    EnableIAMDatabaseAuthentication: props.iamAuthentication, EnableCloudwatchLogsExports: props.cloudwatchLogsExports,
  };
}
class DatabaseBase extends Resource {
  grantConnect(grantee, user) { return grant(grantee, ['rds-db:connect'], [$unknown('a user of a database')]); }
  grantDataApiAccess(grantee) {
    this.secret?.grantRead(grantee);
    return grant(grantee, ['rds-data:BatchExecuteStatement', 'rds-data:BeginTransaction', 'rds-data:CommitTransaction', 'rds-data:ExecuteStatement', 'rds-data:RollbackTransaction'], [this.clusterArn]);
  }
  addProxy(id, options = {}) { return new DatabaseProxy(this, id, options); }
  addRotationSingleUser() {}
  metricCPUUtilization() { return new Metric({ namespace: 'AWS/RDS', metricName: 'CPUUtilization' }); }
}
export class DatabaseInstance extends DatabaseBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::RDS::DBInstance', { Engine: props.engine, DBName: props.databaseName, ...common(this, props), PubliclyAccessible: props.publiclyAccessible }, { DeletionPolicy: props.removalPolicy ?? 'Snapshot' });
    this.instanceIdentifier = this.resource.ref;
    this.instanceArn = this.resource.attrDBInstanceArn;
    this.dbInstanceEndpointAddress = $att(this.resource, 'Endpoint.Address');
    this.dbInstanceEndpointPort = $att(this.resource, 'Endpoint.Port');
    this.instanceEndpoint = { hostname: this.dbInstanceEndpointAddress, port: this.dbInstanceEndpointPort };
  }
}
export class DatabaseInstanceReadReplica extends DatabaseInstance {}
class ClusterBase extends DatabaseBase {
  make(props, extra) {
    this.resource = $resource(this, 'AWS::RDS::DBCluster', { Engine: props.engine, DatabaseName: props.defaultDatabaseName, ...common(this, props), ...extra }, { DeletionPolicy: props.removalPolicy ?? 'Snapshot' });
    this.clusterIdentifier = this.resource.ref;
    this.clusterArn = this.resource.attrDBClusterArn;
    this.clusterEndpoint = { hostname: $att(this.resource, 'Endpoint.Address'), port: $att(this.resource, 'Endpoint.Port'), socketAddress: $unknown('an address') };
    this.clusterReadEndpoint = this.clusterEndpoint;
  }
}
export class DatabaseCluster extends ClusterBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make(props, { EnableHttpEndpoint: props.enableDataApi }); }
}
// A serverless cluster is always encrypted.
export class ServerlessCluster extends ClusterBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make({ ...props, storageEncrypted: true }, { EngineMode: 'serverless', EnableHttpEndpoint: props.enableDataApi }); }
}
export class DatabaseProxy extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.endpoint = $unknown('the address of a proxy'); this.dbProxyArn = $unknown('a proxy'); this.connections = new Connections({ securityGroups: props.securityGroups }); }
  grantConnect(grantee) { return grant(grantee, ['rds-db:connect'], [$unknown('a user of a database')]); }
}
export class SubnetGroup extends Resource {}
export class ParameterGroup extends Resource {}
export const ProxyTarget = { fromCluster() { return {}; }, fromInstance() { return {}; } };
