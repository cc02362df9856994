import Privilege

/// Actions that IAM can grant on `*` only, so that a wide resource is no mistake with them. Actions that only look at names
/// and settings (`List…`, `Describe…`) are left out here and treated alike.
/// Facts: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
enum UnrestrictableActions {
  /// Whether everything that a pattern includes can be granted on `*` only.
  static func include(_ pattern: ActionPattern) -> Bool {
    if pattern.service == "s3", pattern.matches("s3:ListBucket") { return false }
    if pattern.name.hasPrefix("list") || pattern.name.hasPrefix("describe") { return true }
    if everywhere.contains(where: { $0.matches(pattern) }) { return true }
    return names[pattern.service]?.contains { Wildcard.matches($0, pattern.name) } ?? false
  }

  /// Patterns whose services give no choice, and the log actions that every function needs before its group exists.
  private static let everywhere = [
    "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogDelivery", "logs:GetLogDelivery",
    "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:PutResourcePolicy", "xray:Put*", "xray:Get*",
    "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses", "ec2:*NetworkInterface*", "rekognition:Detect*", "rekognition:Recognize*",
    "rekognition:Get*", "comprehend:Detect*", "comprehend:BatchDetect*", "textract:Analyze*", "textract:Detect*",
    "textract:Get*", "textract:Start*", "transcribe:Start*", "transcribe:Get*", "polly:SynthesizeSpeech",
    "translate:TranslateText", "cloudwatch:GetMetric*", "ssmmessages:*", "ec2messages:*", "sts:GetCallerIdentity",
    "sns:SetSMSAttributes",
  ].map { ActionPattern($0) }

  private static let names: [String: [String]] = table.mapValues { text in
    text.lowercased().split(separator: " ").map(String.init)
  }

  private static let table: [String: String] = [
    "access-analyzer": """
    CancelPolicyGeneration CheckAccessNotGranted CheckNoNewAccess CheckNoPublicAccess GetGeneratedPolicy \
    StartPolicyGeneration ValidatePolicy
    """,
    "appsync": """
    CreateApi CreateApiCache CreateApiKey CreateDataSource CreateFunction CreateGraphqlApi \
    CreateResolver CreateType DeleteApiCache DeleteApiKey DeleteDataSource DeleteFunction DeleteResolver \
    DeleteResourcePolicy DeleteType EvaluateCode EvaluateMappingTemplate FlushApiCache GetApiCache \
    GetDataSource GetDataSourceIntrospection GetFunction GetGraphqlApiEnvironmentVariables \
    GetIntrospectionSchema GetResolver GetResourcePolicy GetSchemaCreationStatus GetType \
    PutGraphqlApiEnvironmentVariables PutResourcePolicy SetWebACL StartDataSourceIntrospection \
    StartSchemaCreation UpdateApiCache UpdateApiKey UpdateDataSource UpdateFunction UpdateResolver \
    UpdateType
    """,
    "athena": """
    GetCatalogs GetExecutionEngine GetExecutionEngines GetNamespace GetNamespaces GetQueryExecutions \
    GetTable GetTables RunQuery
    """,
    "bedrock": """
    AssociateThirdPartyKnowledgeBase CallWithBearerToken CreateAgent CreateAutomatedReasoningPolicy \
    CreateBlueprint CreateCustomModel CreateFlow CreateFoundationModelAgreement CreateKnowledgeBase \
    CreateMarketplaceModelEndpoint CreateModelImportJob CreatePrompt CreateSession \
    DeleteEnforcedGuardrailConfiguration DeleteFoundationModelAgreement DeleteMarketplaceModelAgreement \
    DeleteModelInvocationLoggingConfiguration GenerateQuery GetBlueprintRecommendation \
    GetFoundationModelAvailability GetModelInvocationLoggingConfiguration GetUseCaseForModelAccess \
    InvokeBuilder InvokeInlineAgent OptimizePrompt PutEnforcedGuardrailConfiguration \
    PutFoundationModelEntitlement PutModelInvocationLoggingConfiguration PutUseCaseForModelAccess Rerank \
    RetrieveAndGenerate ValidateFlowDefinition
    """,
    "ce": """
    CreateAnomalyMonitor CreateAnomalySubscription CreateCostCategoryDefinition \
    CreateNotificationSubscription CreateReport DeleteNotificationSubscription DeleteReport \
    GetApproximateUsageRecords GetCommitmentPurchaseAnalysis GetConsoleActionSetEnforced GetPreferences \
    GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization \
    GetRightsizingRecommendation GetSavingsPlanPurchaseRecommendationDetails GetSavingsPlansCoverage \
    GetSavingsPlansPurchaseRecommendation GetSavingsPlansUtilization GetSavingsPlansUtilizationDetails \
    ProvideAnomalyFeedback StartCommitmentPurchaseAnalysis StartCostAllocationTagBackfill \
    StartSavingsPlansPurchaseRecommendationGeneration UpdateConsoleActionSetEnforced \
    UpdateCostAllocationTagsStatus UpdateNotificationSubscription UpdatePreferences UpdateReport
    """,
    "cloudwatch": """
    BatchGetServiceLevelIndicatorReport CreateServiceLevelObjective DeleteAnomalyDetector \
    EnableTopologyDiscovery GenerateQuery GenerateQueryResultsSummary GetMetricData GetMetricStatistics \
    GetMetricWidgetImage GetTopologyDiscoveryStatus GetTopologyMap Link PutAnomalyDetector \
    PutManagedInsightRules PutMetricData
    """,
    "codedeploy": """
    BatchGetDeploymentTargets ContinueDeployment CreateCloudFormationDeployment DeleteGitHubAccountToken \
    DeleteResourcesByExternalId GetDeploymentTarget PutLifecycleEventHookExecutionStatus \
    SkipWaitTimeForInstanceTermination StopDeployment
    """,
    "codepipeline": """
    AcknowledgeJob AcknowledgeThirdPartyJob GetActionType GetJobDetails GetThirdPartyJobDetails \
    PollForThirdPartyJobs PutJobFailureResult PutJobSuccessResult PutThirdPartyJobFailureResult \
    PutThirdPartyJobSuccessResult
    """,
    "cognito-identity": """
    CreateIdentityPool DeleteIdentities GetCredentialsForIdentity GetId GetOpenIdToken \
    SetIdentityPoolRoles SetPrincipalTagAttributeMap UnlinkIdentity
    """,
    "cognito-idp": """
    AssociateSoftwareToken ChangePassword ConfirmDevice ConfirmForgotPassword ConfirmSignUp \
    CreateUserPool DeleteUser DeleteUserAttributes ForgetDevice ForgotPassword GetDevice \
    GetTokensFromRefreshToken GetUser GetUserAttributeVerificationCode GlobalSignOut InitiateAuth \
    ResendConfirmationCode RespondToAuthChallenge RevokeToken SetUserMFAPreference SetUserSettings \
    SignUp UpdateDeviceStatus UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute
    """,
    "cognito-sync": """
    QueryRecords
    """,
    "comprehend": """
    BatchDetectDominantLanguage BatchDetectEntities BatchDetectKeyPhrases BatchDetectSentiment \
    BatchDetectSyntax BatchDetectTargetedSentiment ContainsPiiEntities DetectDominantLanguage \
    DetectKeyPhrases DetectPiiEntities DetectSentiment DetectSyntax DetectTargetedSentiment \
    DetectToxicContent
    """,
    "connect": """
    CreateInstance SendChatIntegrationEvent SendIntegrationEvent
    """,
    "dynamodb": """
    GetAbacStatus InjectError PurchaseReservedCapacityOfferings UpdateAbacStatus
    """,
    "ec2": """
    GetAllowedImagesSettings GetAwsNetworkPerformanceData GetCapacityManagerAttributes \
    GetCapacityManagerMetricData GetCapacityManagerMetricDimensions GetDefaultCreditSpecification \
    GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetEnabledIpamPolicy \
    GetHostReservationPurchasePreview GetImageBlockPublicAccessState GetInstanceMetadataDefaults \
    GetInstanceTypesFromInstanceRequirements GetSerialConsoleAccessStatus \
    GetSnapshotBlockPublicAccessState GetSpotPlacementScores GetSubnetCidrReservations \
    GetTransitGatewayAttachmentPropagations GetTransitGatewayPrefixListReferences \
    GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations \
    GetVpnConnectionDeviceTypes
    """,
    "ec2messages": """
    AcknowledgeMessage DeleteMessage FailMessage GetEndpoint GetMessages SendReply
    """,
    "ecr": """
    CreatePullThroughCacheRule CreateRepositoryCreationTemplate DeletePullThroughCacheRule \
    DeleteRegistryPolicy DeleteRepositoryCreationTemplate DeleteSigningConfiguration \
    DeregisterPullTimeUpdateExclusion GetAccountSetting GetAuthorizationToken GetRegistryPolicy \
    GetRegistryScanningConfiguration GetSigningConfiguration PutAccountSetting PutRegistryPolicy \
    PutRegistryScanningConfiguration PutReplicationConfiguration PutSigningConfiguration \
    RegisterPullTimeUpdateExclusion UpdatePullThroughCacheRule UpdateRepositoryCreationTemplate \
    ValidatePullThroughCacheRule
    """,
    "ecs": """
    DeleteAccountSetting DeregisterTaskDefinition DiscoverPollEndpoint PutAccountSetting \
    PutAccountSettingDefault
    """,
    "events": """
    PutPartnerEvents PutPermission RemovePermission TestEventPattern
    """,
    "iot": """
    CancelAuditMitigationActionsTask CancelAuditTask CancelDetectMitigationActionsTask \
    ClearDefaultAuthorizer CreateAuditSuppression CreateCertificateFromCsr CreateKeysAndCertificate \
    CreateTopicRuleDestination DeleteAccountAuditConfiguration DeleteAuditSuppression \
    DeleteRegistrationCode DeleteV2LoggingLevel GetIndexingConfiguration GetLoggingOptions \
    GetPackageConfiguration GetRegistrationCode GetV2LoggingOptions OpenTunnel \
    PutVerificationStateOnViolation RegisterCACertificate RegisterCertificate \
    RegisterCertificateWithoutCA RegisterThing SetLoggingOptions SetV2LoggingLevel SetV2LoggingOptions \
    StartAuditMitigationActionsTask StartOnDemandAuditTask StartThingRegistrationTask \
    StopThingRegistrationTask UpdateAccountAuditConfiguration UpdateAuditSuppression \
    UpdateEncryptionConfiguration UpdateEventConfigurations UpdateIndexingConfiguration \
    UpdatePackageConfiguration ValidateSecurityProfileBehaviors
    """,
    "kinesis": """
    DisableEnhancedMonitoring EnableEnhancedMonitoring InjectApiError UpdateAccountSettings \
    UpdateShardCount UpdateStreamMode
    """,
    "kms": """
    ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DisconnectCustomKeyStore \
    GenerateRandom UpdateCustomKeyStore
    """,
    "lambda": """
    CreateCodeSigningConfig CreateEventSourceMapping GetAccountSettings
    """,
    "mediaconvert": """
    AssociateCertificate CreatePreset CreateQueue DeletePolicy DisassociateCertificate GetPolicy Probe \
    PutPolicy
    """,
    "mobileanalytics": """
    GetFinancialReports GetReports PutEvents
    """,
    "personalize": """
    PutActionInteractions PutEvents TagResource UntagResource
    """,
    "polly": """
    GetSpeechSynthesisTask
    """,
    "pricing": """
    GetAttributeValues GetPriceListFileUrl GetProducts
    """,
    "redshift-data": """
    CancelStatement GetStatementResult
    """,
    "rekognition": """
    CompareFaces CreateCollection CreateFaceLivenessSession CreateProject DetectFaces DetectLabels \
    DetectProtectiveEquipment DetectText GetCelebrityInfo GetCelebrityRecognition GetContentModeration \
    GetFaceDetection GetFaceLivenessSessionResults GetFaceSearch GetLabelDetection GetMediaAnalysisJob \
    GetPersonTracking GetSegmentDetection GetTextDetection RecognizeCelebrities \
    StartCelebrityRecognition StartContentModeration StartFaceDetection StartFaceLivenessSession \
    StartLabelDetection StartPersonTracking StartSegmentDetection StartTextDetection
    """,
    "s3": """
    CreateJob CreateStorageLensGroup GetAccessPoint GetAccountPublicAccessBlock \
    PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutStorageLensConfiguration
    """,
    "secretsmanager": """
    BatchGetSecretValue GetRandomPassword
    """,
    "servicediscovery": """
    CreateHttpNamespace CreatePrivateDnsNamespace CreatePublicDnsNamespace TagResource UntagResource
    """,
    "ses": """
    GetAccount GetBlacklistReports GetDedicatedIp GetDeliverabilityDashboardOptions \
    GetDomainDeliverabilityCampaign PutAccountDedicatedIpWarmupAttributes PutAccountSendingAttributes \
    PutDedicatedIpWarmupAttributes PutDeliverabilityDashboardOption CloneReceiptRuleSet \
    CreateConfigurationSetTrackingOptions CreateReceiptFilter CreateReceiptRule CreateReceiptRuleSet \
    CreateTemplate DeleteConfigurationSetTrackingOptions DeleteIdentity DeleteIdentityPolicy \
    DeleteReceiptFilter DeleteReceiptRule DeleteReceiptRuleSet DeleteTemplate DeleteVerifiedEmailAddress \
    GetAccountSendingEnabled GetIdentityDkimAttributes GetIdentityMailFromDomainAttributes \
    GetIdentityNotificationAttributes GetIdentityPolicies GetIdentityVerificationAttributes GetSendQuota \
    GetSendStatistics GetTemplate PutIdentityPolicy ReorderReceiptRuleSet SetActiveReceiptRuleSet \
    SetIdentityDkimEnabled SetIdentityFeedbackForwardingEnabled SetIdentityHeadersInNotificationsEnabled \
    SetIdentityMailFromDomain SetIdentityNotificationTopic SetReceiptRulePosition TestRenderTemplate \
    UpdateAccountSendingEnabled UpdateConfigurationSetReputationMetricsEnabled \
    UpdateConfigurationSetSendingEnabled UpdateConfigurationSetTrackingOptions UpdateReceiptRule \
    UpdateTemplate VerifyDomainDkim VerifyDomainIdentity VerifyEmailAddress VerifyEmailIdentity \
    CreateAddonInstance CreateAddonSubscription CreateAddressList CreateArchive CreateIngressPoint \
    CreateRelay CreateRuleSet CreateTrafficPolicy CreateExportJob CreateImportJob \
    CreateMultiRegionEndpoint DeleteSuppressedDestination GetEmailAddressInsights GetMessageInsights \
    GetSuppressedDestination PutAccountDetails PutAccountSuppressionAttributes PutAccountVdmAttributes \
    PutSuppressedDestination
    """,
    "sns": """
    CheckIfPhoneNumberIsOptedOut CreatePlatformApplication CreatePlatformEndpoint \
    CreateSMSSandboxPhoneNumber DeleteEndpoint DeletePlatformApplication DeleteSMSSandboxPhoneNumber \
    GetEndpointAttributes GetPlatformApplicationAttributes GetSMSAttributes GetSMSSandboxAccountStatus \
    GetSubscriptionAttributes OptInPhoneNumber SetEndpointAttributes SetPlatformApplicationAttributes \
    SetSMSAttributes SetSubscriptionAttributes Unsubscribe VerifySMSSandboxPhoneNumber
    """,
    "ssm": """
    CancelCommand CreateActivation CreateMaintenanceWindow CreateOpsItem CreateOpsMetadata \
    CreatePatchBaseline DeleteActivation DeleteInventory ExecuteAPI GetCommandInvocation \
    GetDeployablePatchSnapshotForInstance GetExecutionPreview GetInventory GetInventorySchema \
    GetMaintenanceWindowExecution GetMaintenanceWindowExecutionTask \
    GetMaintenanceWindowExecutionTaskInvocation GetManifest GetPatchBaselineForPatchGroup \
    PutConfigurePackageResult PutInventory RegisterManagedInstance StartExecutionPreview
    """,
    "ssmmessages": """
    CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel
    """,
    "states": """
    InvokeHTTPEndpoint RevealSecrets SendTaskFailure SendTaskHeartbeat SendTaskSuccess TestState \
    ValidateStateMachineDefinition
    """,
    "sts": """
    DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetDelegatedAccessToken \
    GetServiceBearerToken GetSessionToken GetWebIdentityToken TagGetWebIdentityToken
    """,
    "support": """
    AddAttachmentsToSet AddCommunicationToCase CreateCase GetInteraction InitiateCallForCase \
    InitiateChatForCase InitiateLiveContactForCase PutCaseAttributes RateCaseCommunication \
    RefreshTrustedAdvisorCheck ResolveCase ResolveInteraction SearchForCases StartInteraction \
    UpdateCaseSeverity UpdateInteraction
    """,
    "tag": """
    GetComplianceSummary GetResources GetTagKeys GetTagValues StartReportCreation TagResources \
    UntagResources
    """,
    "textract": """
    AnalyzeDocument AnalyzeExpense AnalyzeID CreateAdapter DetectDocumentText GetDocumentAnalysis \
    GetDocumentTextDetection GetExpenseAnalysis GetLendingAnalysis GetLendingAnalysisSummary \
    StartDocumentAnalysis StartDocumentTextDetection StartExpenseAnalysis StartLendingAnalysis
    """,
    "timestream": """
    CancelQuery CreateScheduledQuery GetAwsBackupStatus GetAwsRestoreStatus ResumeBatchLoadTask \
    SelectValues UpdateAccountSettings
    """,
    "transcribe": """
    CreateCallAnalyticsCategory CreateLanguageModel CreateMedicalVocabulary CreateVocabulary \
    CreateVocabularyFilter GetMedicalScribeStream StartCallAnalyticsJob \
    StartCallAnalyticsStreamTranscription StartCallAnalyticsStreamTranscriptionWebSocket \
    StartMedicalScribeJob StartMedicalScribeStream StartMedicalStreamTranscription \
    StartMedicalStreamTranscriptionWebSocket StartMedicalTranscriptionJob StartStreamTranscription \
    StartStreamTranscriptionWebSocket StartTranscriptionJob TagResource UntagResource
    """,
    "translate": """
    StopTextTranslationJob
    """,
    "xray": """
    BatchGetTraceSummaryById BatchGetTraces CancelTraceRetrieval DeleteResourcePolicy \
    GetDistinctTraceGraphs GetEncryptionConfig GetGroups GetIndexingRules GetInsight GetInsightEvents \
    GetInsightImpactGraph GetInsightSummaries GetRetrievedTracesGraph GetSamplingRules \
    GetSamplingStatisticSummaries GetSamplingTargets GetServiceGraph GetTimeSeriesServiceStatistics \
    GetTraceGraph GetTraceSegmentDestination GetTraceSummaries Link PutEncryptionConfig \
    PutResourcePolicy PutSpans PutSpansForIndexing PutTelemetryRecords PutTraceSegments \
    StartTraceRetrieval UpdateIndexingRule UpdateTraceSegmentDestination
    """,
  ]
}
