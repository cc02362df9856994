// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_efs-readme.html
import { Resource } from 'aws-cdk-lib';
import { Connections } from 'aws-cdk-lib/aws-ec2';

export const LifecyclePolicy = {};
export const PerformanceMode = {};
export const ThroughputMode = {};
// A file system is encrypted unless the program says otherwise.
export class FileSystem extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::EFS::FileSystem', {
      Encrypted: props.encrypted ?? true, KmsKeyId: props.kmsKey?.keyArn, BackupPolicy: props.enableAutomaticBackups === undefined ? undefined : { Status: props.enableAutomaticBackups ? 'ENABLED' : 'DISABLED' },
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.fileSystemId = this.resource.ref;
    this.fileSystemArn = this.resource.attrArn;
    this.connections = new Connections({ securityGroups: props.securityGroup ? [props.securityGroup] : [] });
    this.mountTargetsAvailable = $unknown('a dependency');
  }
  addAccessPoint(id, options) { return new AccessPoint(this, id, { fileSystem: this, ...options }); }
}
export class AccessPoint extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::EFS::AccessPoint', { FileSystemId: props.fileSystem?.fileSystemId });
    this.accessPointArn = this.resource.attrArn;
    this.accessPointId = this.resource.ref;
  }
}
