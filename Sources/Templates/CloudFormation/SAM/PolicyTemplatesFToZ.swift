extension PolicyTemplates {
  /// The published policy templates of SAM, F to Z. `do` lists actions, `if` a condition, `on` the resources and ends the
  /// statement; `${here}` stands for region and account.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
  static let fToZ = """
    FilterLogEventsPolicy
      do logs:FilterLogEvents
      on arn:aws:logs:${here}:log-group:${LogGroupName}:log-stream:*
    FirehoseCrudPolicy
      do firehose:CreateDeliveryStream firehose:DeleteDeliveryStream firehose:DescribeDeliveryStream
      do firehose:PutRecord firehose:PutRecordBatch firehose:UpdateDestination
      on arn:aws:firehose:${here}:deliverystream/${DeliveryStreamName}
    FirehoseWritePolicy
      do firehose:PutRecord firehose:PutRecordBatch
      on arn:aws:firehose:${here}:deliverystream/${DeliveryStreamName}
    KMSDecryptPolicy
      do kms:Decrypt
      on arn:aws:kms:${here}:key/${KeyId}
    KMSEncryptPolicy
      do kms:Encrypt
      on arn:aws:kms:${here}:key/${KeyId}
    KMSEncryptPolicy_v2
      do kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext kms:GenerateDataKeyPair
      do kms:GenerateDataKeyPairWithoutPlaintext
      on arn:aws:kms:${here}:key/${KeyId}
    KinesisCrudPolicy
      do kinesis:AddTagsToStream kinesis:CreateStream kinesis:DecreaseStreamRetentionPeriod
      do kinesis:DeleteStream kinesis:DescribeStream kinesis:DescribeStreamSummary
      do kinesis:GetShardIterator kinesis:IncreaseStreamRetentionPeriod kinesis:ListTagsForStream
      do kinesis:MergeShards kinesis:PutRecord kinesis:PutRecords kinesis:SplitShard
      do kinesis:RemoveTagsFromStream
      on arn:aws:kinesis:${here}:stream/${StreamName}
    KinesisStreamReadPolicy
      do kinesis:ListStreams kinesis:DescribeLimits
      on arn:aws:kinesis:${here}:stream/*
      do kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator
      on arn:aws:kinesis:${here}:stream/${StreamName}
    LambdaInvokePolicy
      do lambda:InvokeFunction
      on arn:aws:lambda:${here}:function:${FunctionName}*
    MobileAnalyticsWriteOnlyAccessPolicy
      do mobileanalytics:PutEvents
      on *
    OrganizationsListAccountsPolicy
      do organizations:ListAccounts
      on *
    PinpointEndpointAccessPolicy
      do mobiletargeting:GetEndpoint mobiletargeting:UpdateEndpoint mobiletargeting:UpdateEndpointsBatch
      on arn:aws:mobiletargeting:${here}:apps/${PinpointApplicationId}/endpoints/*
    PollyFullAccessPolicy
      do polly:GetLexicon polly:DeleteLexicon
      on arn:aws:polly:${here}:lexicon/${LexiconName}
      do polly:DescribeVoices polly:ListLexicons polly:PutLexicon polly:SynthesizeSpeech
      on arn:aws:polly:${here}:lexicon/*
    RekognitionDetectOnlyPolicy
      do rekognition:DetectFaces rekognition:DetectLabels rekognition:DetectModerationLabels
      do rekognition:DetectText
      on *
    RekognitionFacesManagementPolicy
      do rekognition:IndexFaces rekognition:DeleteFaces rekognition:SearchFaces
      do rekognition:SearchFacesByImage rekognition:ListFaces
      on arn:aws:rekognition:${here}:collection/${CollectionId}
    RekognitionFacesPolicy
      do rekognition:CompareFaces rekognition:DetectFaces
      on *
    RekognitionLabelsPolicy
      do rekognition:DetectLabels rekognition:DetectModerationLabels
      on *
    RekognitionNoDataAccessPolicy
      do rekognition:CompareFaces rekognition:DetectFaces rekognition:DetectLabels
      do rekognition:DetectModerationLabels
      on arn:aws:rekognition:${here}:collection/${CollectionId}
    RekognitionReadPolicy
      do rekognition:ListCollections rekognition:ListFaces rekognition:SearchFaces
      do rekognition:SearchFacesByImage
      on arn:aws:rekognition:${here}:collection/${CollectionId}
    RekognitionWriteOnlyAccessPolicy
      do rekognition:CreateCollection rekognition:IndexFaces
      on arn:aws:rekognition:${here}:collection/${CollectionId}
    Route53ChangeResourceRecordSetsPolicy
      do route53:ChangeResourceRecordSets
      on arn:aws:route53:::hostedzone/${HostedZoneId}
    S3CrudPolicy
      do s3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:PutObject s3:PutObjectAcl
      do s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration s3:DeleteObject
      on arn:aws:s3:::${BucketName} arn:aws:s3:::${BucketName}/*
    S3FullAccessPolicy
      do s3:GetObject s3:GetObjectAcl s3:GetObjectVersion s3:PutObject s3:PutObjectAcl s3:DeleteObject
      do s3:DeleteObjectTagging s3:DeleteObjectVersionTagging s3:GetObjectTagging
      do s3:GetObjectVersionTagging s3:PutObjectTagging s3:PutObjectVersionTagging
      on arn:aws:s3:::${BucketName}/*
      do s3:ListBucket s3:GetBucketLocation s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration
      on arn:aws:s3:::${BucketName}
    S3ReadPolicy
      do s3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:GetLifecycleConfiguration
      on arn:aws:s3:::${BucketName} arn:aws:s3:::${BucketName}/*
    S3WritePolicy
      do s3:PutObject s3:PutObjectAcl s3:PutLifecycleConfiguration
      on arn:aws:s3:::${BucketName} arn:aws:s3:::${BucketName}/*
    SESBulkTemplatedCrudPolicy
      do ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail ses:SendTemplatedEmail
      do ses:SendBulkTemplatedEmail ses:VerifyEmailIdentity
      on arn:aws:ses:${here}:identity/${IdentityName}
    SESBulkTemplatedCrudPolicy_v2
      do ses:SendEmail ses:SendRawEmail ses:SendTemplatedEmail ses:SendBulkTemplatedEmail
      on arn:aws:ses:${here}:identity/${IdentityName} arn:aws:ses:${here}:template/${TemplateName}
      do ses:GetIdentityVerificationAttributes ses:VerifyEmailIdentity
      on *
    SESCrudPolicy
      do ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail ses:VerifyEmailIdentity
      on arn:aws:ses:${here}:identity/${IdentityName}
    SESEmailTemplateCrudPolicy
      do ses:CreateTemplate ses:GetTemplate ses:ListTemplates ses:UpdateTemplate ses:DeleteTemplate
      do ses:TestRenderTemplate
      on *
    SESSendBouncePolicy
      do ses:SendBounce
      on arn:aws:ses:${here}:identity/${IdentityName}
    SNSCrudPolicy
      do sns:ListSubscriptionsByTopic sns:CreateTopic sns:SetTopicAttributes sns:Subscribe sns:Publish
      on arn:aws:sns:${here}:${TopicName}*
    SNSPublishMessagePolicy
      do sns:Publish
      on arn:aws:sns:${here}:${TopicName}
    SQSPollerPolicy
      do sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:DeleteMessage
      do sqs:DeleteMessageBatch sqs:GetQueueAttributes sqs:ReceiveMessage
      on arn:aws:sqs:${here}:${QueueName}
    SQSSendMessagePolicy
      do sqs:SendMessage*
      on arn:aws:sqs:${here}:${QueueName}
    SSMParameterReadPolicy
      do ssm:DescribeParameters
      on *
      do ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath
      on arn:aws:ssm:${here}:parameter/${ParameterName}
    SSMParameterWithSlashPrefixReadPolicy
      do ssm:DescribeParameters
      on *
      do ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath
      on arn:aws:ssm:${here}:parameter${ParameterName}
    SageMakerCreateEndpointConfigPolicy
      do sagemaker:CreateEndpointConfig
      on arn:aws:sagemaker:${here}:endpoint-config/${EndpointConfigName}
    SageMakerCreateEndpointPolicy
      do sagemaker:CreateEndpoint
      on arn:aws:sagemaker:${here}:endpoint/${EndpointName}
    ServerlessRepoReadWriteAccessPolicy
      do serverlessrepo:CreateApplication serverlessrepo:CreateApplicationVersion
      do serverlessrepo:UpdateApplication serverlessrepo:GetApplication serverlessrepo:ListApplications
      do serverlessrepo:ListApplicationVersions serverlessrepo:ListApplicationDependencies
      on arn:aws:serverlessrepo:${here}:applications/*
    StepFunctionsCallbackPolicy
      do states:SendTaskFailure states:SendTaskHeartbeat states:SendTaskSuccess
      on arn:aws:states:${here}:stateMachine:${StateMachineName}
    StepFunctionsExecutionPolicy
      do states:StartExecution
      on arn:aws:states:${here}:stateMachine:${StateMachineName}
    StepFunctionsExecutionPolicy_v2
      do states:StartExecution states:StartSyncExecution
      on arn:aws:states:${here}:stateMachine:${StateMachineName}
    TextractDetectAnalyzePolicy
      do textract:DetectDocumentText textract:StartDocumentTextDetection textract:StartDocumentAnalysis
      do textract:AnalyzeDocument
      on *
    TextractGetResultPolicy
      do textract:GetDocumentTextDetection textract:GetDocumentAnalysis
      on *
    TextractPolicy
      do textract:*
      on *
    VPCAccessPolicy
      do ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:DescribeNetworkInterfaces
      do ec2:DetachNetworkInterface
      on *
    """
}
