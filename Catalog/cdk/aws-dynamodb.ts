// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_dynamodb-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { grant } from 'aws-cdk-lib/aws-iam';

export const AttributeType = { STRING: 'S', NUMBER: 'N', BINARY: 'B' };
export const BillingMode = { PAY_PER_REQUEST: 'PAY_PER_REQUEST', PROVISIONED: 'PROVISIONED' };
export const StreamViewType = { NEW_IMAGE: 'NEW_IMAGE', OLD_IMAGE: 'OLD_IMAGE', NEW_AND_OLD_IMAGES: 'NEW_AND_OLD_IMAGES', KEYS_ONLY: 'KEYS_ONLY' };
export const ProjectionType = { KEYS_ONLY: 'KEYS_ONLY', INCLUDE: 'INCLUDE', ALL: 'ALL' };
export const TableEncryption = { DEFAULT: 'DEFAULT', AWS_MANAGED: 'AWS_MANAGED', CUSTOMER_MANAGED: 'CUSTOMER_MANAGED' };
export const TableClass = {};
export class TableEncryptionV2 {
  static dynamoOwnedKey() { return { kind: 'DEFAULT' }; }
  static awsManagedKey() { return { kind: 'AWS_MANAGED' }; }
  static customerManagedKey(key) { return { kind: 'CUSTOMER_MANAGED', key }; }
}
export class Billing {
  static onDemand() { return 'PAY_PER_REQUEST'; }
  static provisioned() { return 'PROVISIONED'; }
}
export const Capacity = { fixed() { return {}; }, autoscaled() { return {}; } };

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:ConditionCheckItem'];
const WRITE = ['dynamodb:BatchWriteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
const DESCRIBE = ['dynamodb:DescribeTable'];
const STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

class TableBase extends Resource {
  constructor(scope, id) {
    super(scope, id);
    this.hasIndex = false;
  }
  targets() { return this.hasIndex ? [this.tableArn, `${this.tableArn}/index/*`] : [this.tableArn]; }
  grant(grantee, ...actions) { return grant(grantee, actions, this.targets(), this); }
  grantReadData(grantee) { return grant(grantee, [...READ, ...DESCRIBE], this.targets(), this); }
  grantWriteData(grantee) { return grant(grantee, [...WRITE, ...DESCRIBE], this.targets(), this); }
  grantReadWriteData(grantee) { return grant(grantee, [...READ, ...WRITE, ...DESCRIBE], this.targets(), this); }
  grantFullAccess(grantee) { return grant(grantee, ['dynamodb:*'], this.targets(), this); }
  grantStream(grantee, ...actions) { return grant(grantee, actions, [this.tableStreamArn], this); }
  grantStreamRead(grantee) {
    this.grantTableListStreams(grantee);
    return grant(grantee, STREAM, [this.tableStreamArn], this);
  }
  grantTableListStreams(grantee) { return grant(grantee, ['dynamodb:ListStreams'], ['*'], this); }
  addToResourcePolicy(statement) {}
  metric(name) { return new Metric({ namespace: 'AWS/DynamoDB', metricName: name, dimensionsMap: { TableName: this.tableName } }); }
}

function make(table, type, props, encryption, key) {
  const recovery = props.pointInTimeRecoverySpecification?.pointInTimeRecoveryEnabled ?? props.pointInTimeRecovery;
  table.hasIndex = (props.globalSecondaryIndexes ?? props.localSecondaryIndexes) ? true : false;
  table.resource = $resource(table, type, {
    TableName: props.tableName, BillingMode: props.billingMode ?? props.billing,
    KeySchema: [{ AttributeName: props.partitionKey?.name, KeyType: 'HASH' }],
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery },
    SSESpecification: specification(encryption, key),
    StreamSpecification: props.stream ?? props.dynamoStream ? { StreamViewType: props.stream ?? props.dynamoStream } : undefined,
    DeletionProtectionEnabled: props.deletionProtection,
    TimeToLiveSpecification: props.timeToLiveAttribute ? { AttributeName: props.timeToLiveAttribute, Enabled: true } : undefined,
  }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
  table.tableName = table.resource.ref;
  table.tableArn = table.resource.attrArn;
  table.tableStreamArn = table.resource.attrStreamArn;
  table.tableId = table.resource.attrTableId;
  table.encryptionKey = key;
}

function specification(encryption, key) {
  if (encryption === undefined && !key) return undefined;
  if (encryption === 'DEFAULT') return { SSEEnabled: false };
  return { SSEEnabled: true, KMSMasterKeyId: key?.keyArn ?? (encryption === 'CUSTOMER_MANAGED' ? $unknown('a key that the CDK makes') : undefined), SSEType: 'KMS' };
}

export class Table extends TableBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    make(this, 'AWS::DynamoDB::Table', props, props.encryption ?? (props.serverSideEncryption ? 'AWS_MANAGED' : undefined), props.encryptionKey);
  }
  addGlobalSecondaryIndex() { this.hasIndex = true; }
  addLocalSecondaryIndex() { this.hasIndex = true; }
  autoScaleReadCapacity() { return $unknown('scaling'); }
  autoScaleWriteCapacity() { return $unknown('scaling'); }
  static fromTableName(scope, id, name) { return new ImportedTable(scope, id, { tableName: name }); }
  static fromTableArn(scope, id, arn) { return new ImportedTable(scope, id, { tableArn: arn }); }
  static fromTableAttributes(scope, id, options) { return new ImportedTable(scope, id, options); }
}

export class TableV2 extends TableBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    make(this, 'AWS::DynamoDB::GlobalTable', props, props.encryption?.kind ?? props.encryption, props.encryption?.key);
  }
  addGlobalSecondaryIndex() { this.hasIndex = true; }
  addLocalSecondaryIndex() { this.hasIndex = true; }
  addReplica() {}
  replica() { return this; }
  static fromTableName(scope, id, name) { return new ImportedTable(scope, id, { tableName: name }); }
  static fromTableArn(scope, id, arn) { return new ImportedTable(scope, id, { tableArn: arn }); }
}

class ImportedTable extends TableBase {
  constructor(scope, id, options) {
    super(scope, id);
    this.tableName = options.tableName ?? $unknown('the name of a table');
    this.tableArn = options.tableArn ?? `arn:aws:dynamodb:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:table/${options.tableName}`;
    this.tableStreamArn = options.tableStreamArn;
    this.hasIndex = (options.grantIndexPermissions ?? options.globalIndexes) ? true : false;
  }
}
