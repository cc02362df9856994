extension Connectors {
  /// What a connector grants: source type, destination type, permission and the side whose role gets it; then `do` and
  /// `on` as for the policy templates.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
  static let profiles = """
    AWS::DynamoDB::Table AWS::Lambda::Function Read destination
      do dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams
      on ${Source.Arn}/stream/*
    AWS::Events::Rule AWS::Events::EventBus Write source
      do events:PutEvents
      on ${Destination.Arn}
    AWS::Events::Rule AWS::StepFunctions::StateMachine Write source
      do states:StartExecution
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::Lambda::Function Write source
      do lambda:InvokeAsync lambda:InvokeFunction
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::S3::Bucket Read source
      do s3:GetObject s3:GetObjectAcl s3:GetObjectLegalHold s3:GetObjectRetention s3:GetObjectTorrent
      do s3:GetObjectVersion s3:GetObjectVersionAcl s3:GetObjectVersionForReplication
      do s3:GetObjectVersionTorrent s3:ListBucket s3:ListBucketMultipartUploads s3:ListBucketVersions
      do s3:ListMultipartUploadParts
      on ${Destination.Arn} ${Destination.Arn}/*
    AWS::Lambda::Function AWS::S3::Bucket Write source
      do s3:AbortMultipartUpload s3:DeleteObject s3:DeleteObjectVersion s3:PutObject s3:PutObjectLegalHold
      do s3:PutObjectRetention s3:RestoreObject
      on ${Destination.Arn} ${Destination.Arn}/*
    AWS::Lambda::Function AWS::DynamoDB::Table Read source
      do dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:BatchGetItem dynamodb:ConditionCheckItem
      do dynamodb:PartiQLSelect
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::Lambda::Function AWS::DynamoDB::Table Write source
      do dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem
      do dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLUpdate
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::Lambda::Function AWS::SQS::Queue Read source
      do sqs:ReceiveMessage sqs:GetQueueAttributes
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::SQS::Queue Write source
      do sqs:DeleteMessage sqs:SendMessage sqs:ChangeMessageVisibility sqs:PurgeQueue
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::SNS::Topic Write source
      do sns:Publish
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::StepFunctions::StateMachine Write source
      do states:StartExecution states:StartSyncExecution
      on ${Destination.Arn}
      do states:StopExecution
      on arn:aws:states:${here}:execution:${Destination.Name}:*
    AWS::Lambda::Function AWS::StepFunctions::StateMachine Read source
      do states:DescribeStateMachine states:ListExecutions
      on ${Destination.Arn}
      do states:DescribeExecution states:DescribeStateMachineForExecution states:GetExecutionHistory
      on arn:aws:states:${here}:execution:${Destination.Name}:*
    AWS::Lambda::Function AWS::Events::EventBus Write source
      do events:PutEvents
      on ${Destination.Arn}
    AWS::Lambda::Function AWS::Location::PlaceIndex Read source
      do geo:DescribePlaceIndex geo:GetPlace geo:SearchPlaceIndexForPosition
      do geo:SearchPlaceIndexForSuggestions geo:SearchPlaceIndexForText
      on ${Destination.Arn}
    AWS::SQS::Queue AWS::Lambda::Function Write destination
      do sqs:DeleteMessage
      on ${Source.Arn}
    AWS::SQS::Queue AWS::Lambda::Function Read destination
      do sqs:ReceiveMessage sqs:GetQueueAttributes
      on ${Source.Arn}
    AWS::StepFunctions::StateMachine AWS::Lambda::Function Write source
      do lambda:InvokeAsync lambda:InvokeFunction
      on ${Destination.Arn}
    AWS::StepFunctions::StateMachine AWS::SNS::Topic Write source
      do sns:Publish
      on ${Destination.Arn}
    AWS::StepFunctions::StateMachine AWS::SQS::Queue Write source
      do sqs:SendMessage
      on ${Destination.Arn}
    AWS::StepFunctions::StateMachine AWS::S3::Bucket Read source
      do s3:GetObject s3:GetObjectAcl s3:GetObjectLegalHold s3:GetObjectRetention s3:GetObjectTorrent
      do s3:GetObjectVersion s3:GetObjectVersionAcl s3:GetObjectVersionForReplication
      do s3:GetObjectVersionTorrent s3:ListBucket s3:ListBucketMultipartUploads s3:ListBucketVersions
      do s3:ListMultipartUploadParts
      on ${Destination.Arn} ${Destination.Arn}/*
    AWS::StepFunctions::StateMachine AWS::S3::Bucket Write source
      do s3:AbortMultipartUpload s3:DeleteObject s3:DeleteObjectVersion s3:PutObject s3:PutObjectLegalHold
      do s3:PutObjectRetention s3:RestoreObject
      on ${Destination.Arn} ${Destination.Arn}/*
    AWS::StepFunctions::StateMachine AWS::DynamoDB::Table Read source
      do dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:BatchGetItem dynamodb:ConditionCheckItem
      do dynamodb:PartiQLSelect
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::StepFunctions::StateMachine AWS::DynamoDB::Table Write source
      do dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem
      do dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLUpdate
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::StepFunctions::StateMachine AWS::StepFunctions::StateMachine Read source
      do states:DescribeExecution
      on arn:aws:states:${here}:execution:${Destination.Name}:*
      do events:DescribeRule
      on arn:aws:events:${here}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule
    AWS::StepFunctions::StateMachine AWS::StepFunctions::StateMachine Write source
      do states:StartExecution
      on ${Destination.Arn}
      do states:StopExecution
      on arn:aws:states:${here}:execution:${Destination.Name}:*
      do events:PutTargets events:PutRule
      on arn:aws:events:${here}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule
    AWS::StepFunctions::StateMachine AWS::Events::EventBus Write source
      do events:PutEvents
      on ${Destination.Arn}
    AWS::AppSync::DataSource AWS::DynamoDB::Table Read source
      do dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:BatchGetItem dynamodb:ConditionCheckItem
      do dynamodb:PartiQLSelect
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::AppSync::DataSource AWS::DynamoDB::Table Write source
      do dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem
      do dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLUpdate
      on ${Destination.Arn} ${Destination.Arn}/index/*
    AWS::AppSync::DataSource AWS::Lambda::Function Write source
      do lambda:InvokeAsync lambda:InvokeFunction
      on ${Destination.Arn} ${Destination.Arn}:*
    AWS::AppSync::DataSource AWS::Events::EventBus Write source
      do events:PutEvents
      on ${Destination.Arn}
    """
}
