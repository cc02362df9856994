extension PolicyTemplates {
  /// The published policy templates of SAM, A to E. `do` lists actions, `if` a condition, `on` the resources and ends the
  /// statement; `${here}` stands for region and account.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
  static let aToE = """
    AMIDescribePolicy
      do ec2:DescribeImages
      on *
    AWSSecretsManagerGetSecretValuePolicy
      do secretsmanager:GetSecretValue
      on ${SecretArn}
    AWSSecretsManagerRotationPolicy
      do secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue
      do secretsmanager:UpdateSecretVersionStage
      if StringEquals secretsmanager:resource/AllowRotationLambdaArn
      if arn:aws:lambda:${here}:function:${FunctionName}
      on arn:aws:secretsmanager:${here}:secret:*
      do secretsmanager:GetRandomPassword
      on *
    AcmGetCertificatePolicy
      do acm:GetCertificate
      on ${CertificateArn}
    AthenaQueryPolicy
      do athena:ListWorkGroups athena:GetExecutionEngine athena:GetExecutionEngines athena:GetNamespace
      do athena:GetCatalogs athena:GetNamespaces athena:GetTables athena:GetTable
      on *
      do athena:StartQueryExecution athena:GetQueryResults athena:DeleteNamedQuery athena:GetNamedQuery
      do athena:ListQueryExecutions athena:StopQueryExecution athena:GetQueryResultsStream
      do athena:ListNamedQueries athena:CreateNamedQuery athena:GetQueryExecution
      do athena:BatchGetNamedQuery athena:BatchGetQueryExecution athena:GetWorkGroup
      on arn:aws:athena:${here}:workgroup/${WorkGroupName}
    CloudFormationDescribeStacksPolicy
      do cloudformation:DescribeStacks
      on arn:aws:cloudformation:${here}:stack/*
    CloudWatchDashboardPolicy
      do cloudwatch:GetDashboard cloudwatch:ListDashboards cloudwatch:PutDashboard cloudwatch:ListMetrics
      on *
    CloudWatchDescribeAlarmHistoryPolicy
      do cloudwatch:DescribeAlarmHistory
      on *
    CloudWatchPutMetricPolicy
      do cloudwatch:PutMetricData
      on *
    CodeCommitCrudPolicy
      do codecommit:GitPull codecommit:GitPush codecommit:CreateBranch codecommit:DeleteBranch
      do codecommit:GetBranch codecommit:ListBranches codecommit:MergeBranchesByFastForward
      do codecommit:MergeBranchesBySquash codecommit:MergeBranchesByThreeWay
      do codecommit:UpdateDefaultBranch codecommit:BatchDescribeMergeConflicts
      do codecommit:CreateUnreferencedMergeCommit codecommit:DescribeMergeConflicts
      do codecommit:GetMergeCommit codecommit:GetMergeOptions codecommit:BatchGetPullRequests
      do codecommit:CreatePullRequest codecommit:DescribePullRequestEvents
      do codecommit:GetCommentsForPullRequest codecommit:GetCommitsFromMergeBase
      do codecommit:GetMergeConflicts codecommit:GetPullRequest codecommit:ListPullRequests
      do codecommit:MergePullRequestByFastForward codecommit:MergePullRequestBySquash
      do codecommit:MergePullRequestByThreeWay codecommit:PostCommentForPullRequest
      do codecommit:UpdatePullRequestDescription codecommit:UpdatePullRequestStatus
      do codecommit:UpdatePullRequestTitle codecommit:DeleteFile codecommit:GetBlob codecommit:GetFile
      do codecommit:GetFolder codecommit:PutFile codecommit:DeleteCommentContent codecommit:GetComment
      do codecommit:GetCommentsForComparedCommit codecommit:PostCommentForComparedCommit
      do codecommit:PostCommentReply codecommit:UpdateComment codecommit:BatchGetCommits
      do codecommit:CreateCommit codecommit:GetCommit codecommit:GetCommitHistory
      do codecommit:GetDifferences codecommit:GetObjectIdentifier codecommit:GetReferences
      do codecommit:GetTree codecommit:GetRepository codecommit:UpdateRepositoryDescription
      do codecommit:ListTagsForResource codecommit:TagResource codecommit:UntagResource
      do codecommit:GetRepositoryTriggers codecommit:PutRepositoryTriggers
      do codecommit:TestRepositoryTriggers codecommit:GetBranch codecommit:GetCommit
      do codecommit:UploadArchive codecommit:GetUploadArchiveStatus codecommit:CancelUploadArchive
      on arn:aws:codecommit:${here}:${RepositoryName}
    CodeCommitReadPolicy
      do codecommit:GitPull codecommit:GetBranch codecommit:ListBranches
      do codecommit:BatchDescribeMergeConflicts codecommit:DescribeMergeConflicts
      do codecommit:GetMergeCommit codecommit:GetMergeOptions codecommit:BatchGetPullRequests
      do codecommit:DescribePullRequestEvents codecommit:GetCommentsForPullRequest
      do codecommit:GetCommitsFromMergeBase codecommit:GetMergeConflicts codecommit:GetPullRequest
      do codecommit:ListPullRequests codecommit:GetBlob codecommit:GetFile codecommit:GetFolder
      do codecommit:GetComment codecommit:GetCommentsForComparedCommit codecommit:BatchGetCommits
      do codecommit:GetCommit codecommit:GetCommitHistory codecommit:GetDifferences
      do codecommit:GetObjectIdentifier codecommit:GetReferences codecommit:GetTree
      do codecommit:GetRepository codecommit:ListTagsForResource codecommit:GetRepositoryTriggers
      do codecommit:TestRepositoryTriggers codecommit:GetBranch codecommit:GetCommit
      do codecommit:GetUploadArchiveStatus
      on arn:aws:codecommit:${here}:${RepositoryName}
    CodePipelineLambdaExecutionPolicy
      do codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult
      on *
    CodePipelineReadOnlyPolicy
      do codepipeline:ListPipelineExecutions
      on arn:aws:codepipeline:${here}:${PipelineName}
    ComprehendBasicAccessPolicy
      do comprehend:BatchDetectKeyPhrases comprehend:DetectDominantLanguage comprehend:DetectEntities
      do comprehend:BatchDetectEntities comprehend:DetectKeyPhrases comprehend:DetectSentiment
      do comprehend:BatchDetectDominantLanguage comprehend:BatchDetectSentiment
      on *
    CostExplorerReadOnlyPolicy
      do ce:GetCostAndUsage ce:GetDimensionValues ce:GetReservationCoverage
      do ce:GetReservationPurchaseRecommendation ce:GetReservationUtilization ce:GetTags
      on *
    DynamoDBBackupFullAccessPolicy
      do dynamodb:CreateBackup dynamodb:DescribeContinuousBackups
      on arn:aws:dynamodb:${here}:table/${TableName}
      do dynamodb:DeleteBackup dynamodb:DescribeBackup dynamodb:ListBackups
      on arn:aws:dynamodb:${here}:table/${TableName}/backup/*
    DynamoDBCrudPolicy
      do dynamodb:GetItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:Scan dynamodb:Query
      do dynamodb:UpdateItem dynamodb:BatchWriteItem dynamodb:BatchGetItem dynamodb:DescribeTable
      do dynamodb:ConditionCheckItem
      on arn:aws:dynamodb:${here}:table/${TableName} arn:aws:dynamodb:${here}:table/${TableName}/index/*
    DynamoDBReadPolicy
      do dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem dynamodb:DescribeTable
      on arn:aws:dynamodb:${here}:table/${TableName} arn:aws:dynamodb:${here}:table/${TableName}/index/*
    DynamoDBReconfigurePolicy
      do dynamodb:UpdateTable
      on arn:aws:dynamodb:${here}:table/${TableName}
    DynamoDBRestoreFromBackupPolicy
      do dynamodb:RestoreTableFromBackup
      on arn:aws:dynamodb:${here}:table/${TableName}/backup/*
      do dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:Query
      do dynamodb:Scan dynamodb:BatchWriteItem
      on arn:aws:dynamodb:${here}:table/${TableName}
    DynamoDBStreamReadPolicy
      do dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator
      on arn:aws:dynamodb:${here}:table/${TableName}/stream/${StreamName}
      do dynamodb:ListStreams
      on arn:aws:dynamodb:${here}:table/${TableName}/stream/*
    DynamoDBWritePolicy
      do dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem
      on arn:aws:dynamodb:${here}:table/${TableName} arn:aws:dynamodb:${here}:table/${TableName}/index/*
    EC2CopyImagePolicy
      do ec2:CopyImage
      on arn:aws:ec2:${here}:image/${ImageId}
    EC2DescribePolicy
      do ec2:DescribeRegions ec2:DescribeInstances
      on *
    EFSWriteAccessPolicy
      do elasticfilesystem:ClientMount elasticfilesystem:ClientWrite
      if StringEquals elasticfilesystem:AccessPointArn
      if arn:aws:elasticfilesystem:${here}:access-point/${AccessPoint}
      on arn:aws:elasticfilesystem:${here}:file-system/${FileSystem}
    EKSDescribePolicy
      do eks:DescribeCluster eks:ListClusters
      on *
    EcsRunTaskPolicy
      do ecs:RunTask
      on arn:aws:ecs:${here}:task-definition/${TaskDefinition}
    ElasticMapReduceAddJobFlowStepsPolicy
      do elasticmapreduce:AddJobFlowSteps
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticMapReduceCancelStepsPolicy
      do elasticmapreduce:CancelSteps
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticMapReduceModifyInstanceFleetPolicy
      do elasticmapreduce:ModifyInstanceFleet elasticmapreduce:ListInstanceFleets
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticMapReduceModifyInstanceGroupsPolicy
      do elasticmapreduce:ModifyInstanceGroups elasticmapreduce:ListInstanceGroups
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticMapReduceSetTerminationProtectionPolicy
      do elasticmapreduce:SetTerminationProtection
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticMapReduceTerminateJobFlowsPolicy
      do elasticmapreduce:TerminateJobFlows
      on arn:aws:elasticmapreduce:${here}:cluster/${ClusterId}
    ElasticsearchHttpPostPolicy
      do es:ESHttpPost es:ESHttpPut
      on arn:aws:es:${here}:domain/${DomainName}/*
    EventBridgePutEventsPolicy
      do events:PutEvents
      on arn:aws:events:${here}:event-bus/${EventBusName}
    """
}
